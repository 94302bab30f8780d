package import BelfrySource
package import BelfryYAML

/// Where traces of Alertmanager itself are sent.
package struct AlertmanagerTracing: CheckedModel, Sendable {
  package var clientType: TracingClient?
  package var endpoint: Located<String> = Located("")
  package var samplingFraction: Fraction?
  package var insecure: Bool?
  package var tlsConfig: TLSConfig?
  package var headers: OrderedMap<HTTPHeader> = OrderedMap<HTTPHeader>()
  package var compression: TracingCompression?
  package var timeout: PrometheusDuration?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Where traces of Alertmanager itself are sent."

  /// Reports an empty address.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("endpoint", in: node, "give it a host and a port")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("client_type", &clientType, "Protocol.", .byDefault("grpc"))
    visit.key("endpoint", &endpoint, "Host and port.", .required)
    visit.key(
      "sampling_fraction", &samplingFraction, "Share of traces that is sent.", .byDefault("0"))
    visit.key("insecure", &insecure, "Whether TLS is left out.", .byDefault("false"))
    visit.key("tls_config", &tlsConfig, "Certificates and TLS versions.")
    visit.key("headers", &headers, "Further headers of every request.")
    visit.key("compression", &compression, "Compression of the requests.")
    visit.key("timeout", &timeout, "How long a request may take.", .byDefault("10s"))
  }
}
