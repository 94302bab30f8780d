package import BelfrySource
package import BelfryYAML

/// Where traces of Prometheus or Alertmanager are sent.
package struct TracingConfig: CheckedModel, Sendable {
  package var clientType: TracingClient?
  package var endpoint: Located<String> = Located("")
  package var samplingFraction: Fraction?
  package var insecure: Bool?
  package var tlsConfig: TLSConfig?
  package var headers: LabelMap = LabelMap()
  package var compression: TracingCompression?
  package var timeout: PrometheusDuration?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Where traces of Prometheus or Alertmanager are sent."

  /// Reports headers that cannot be set.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("endpoint", in: node, "give it a host and a port")
    headers.checkReserved(&context)
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

/// The protocol of traces.
package enum TracingClient: String, CaseIterable, Field, Sendable {
  case grpc
  case http
}

/// The compression of traces.
package enum TracingCompression: String, CaseIterable, Field, Sendable {
  case gzip
}
