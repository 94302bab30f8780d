package import BelfrySource
package import BelfryYAML

/// The configuration file of the blackbox exporter (0.28).
package struct BlackboxConfig: FileModel, Sendable {
  package var modules: OrderedMap<BlackboxModule> = OrderedMap<BlackboxModule>()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "The configuration file of the blackbox exporter (0.28)."

  /// The findings' family.
  package static let family = "blackbox"

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("modules", &modules, "Ways to probe, by name.", .required)
  }
}

/// One way to probe.
package struct BlackboxModule: CheckedModel, Sendable {
  package var prober: Located<BlackboxProber>?
  package var timeout: Located<GoDuration>?
  package var http: HTTPProbe?
  package var tcp: TCPProbe?
  package var icmp: ICMPProbe?
  package var dns: DNSProbe?
  package var grpc: GRPCProbe?
  package var unix: UnixProbe?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One way to probe."

  /// Reports a probe of the DNS without a question.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    guard prober?.value == .dns, dns == nil, node["dns"].map(\.isNull) ?? true else { return }
    context.needsOne(of: ["dns"], in: node, help: "the prober 'dns' needs 'query_name'")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("prober", &prober, "What is spoken with the target.", .required)
    visit.key(
      "timeout", &timeout, "How long a probe may take; the scrape's timeout when it is not said.")
    visit.key("http", &http, "Settings of the prober http.")
    visit.key("tcp", &tcp, "Settings of the prober tcp.")
    visit.key("icmp", &icmp, "Settings of the prober icmp.")
    visit.key("dns", &dns, "Settings of the prober dns.")
    visit.key("grpc", &grpc, "Settings of the prober grpc.")
    visit.key("unix", &unix, "Settings of the prober unix.", .since("0.28"))
  }
}

/// What a module speaks with its target.
package enum BlackboxProber: String, CaseIterable, Field, Sendable {
  case http
  case tcp
  case icmp
  case dns
  case grpc
  case unix
}

/// The version of the Internet protocol that is preferred.
package enum IPProtocol: String, CaseIterable, Field, DefaultWhenEmpty, Sendable {
  case ip4
  case ip6

  /// One of the two words. The exporter takes every other one as `ip4` (0.28, `chooseProtocol`), so
  /// that `ipv4` does what it says.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> IPProtocol? {
    let isAnother = node.kind == .scalar && IPProtocol(rawValue: node.text) == nil
    guard isAnother, node.text.contains("4"), !node.text.contains("6") else {
      return word(node, &context)
    }
    return .ip4
  }
}
