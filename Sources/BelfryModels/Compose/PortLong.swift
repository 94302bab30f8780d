import BelfrySource
package import BelfryYAML

/// A published port, with everything said.
package struct PortLong: CheckedModel, Sendable {
  package var name: Text?
  package var target: IntegerText?
  package var published: AnyScalar?
  package var hostIp: Text?
  package var `protocol`: Text?
  package var appProtocol: Text?
  package var mode: Text?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A published port, with everything said."

  /// Reports numbers that are no ports.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.checkRange(target, 1, 65535, "target")
    if let hostIp, !hostIp.hasVariable, !hostIp.value.isEmpty, let span = hostIp.span,
      !PortMapping.Parts.isAddress(hostIp.value[...])
    {
      context.report(
        "value/bad-port", at: span, "'\(hostIp.value)' is not an IP address",
        help: "write '127.0.0.1'")
    }
    guard let published, !published.hasVariable, let span = published.span,
      !published.value.isEmpty, PortRange(published.value) == nil
    else { return }
    context.report(
      "value/bad-port", at: span, "'\(published.value)' is not a port or range",
      help: "write '8080' or '8080-8090'")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "What the port is for.")
    visit.key("target", &target, "Port inside.", .required)
    visit.key("published", &published, "Port or range on the host.")
    visit.key("host_ip", &hostIp, "Address on the host.")
    visit.key("protocol", &`protocol`, "tcp or udp.", .byDefault("tcp"))
    visit.key("app_protocol", &appProtocol, "What is spoken on it.")
    visit.key("mode", &mode, "host or ingress.", .byDefault("ingress"))
  }
}
