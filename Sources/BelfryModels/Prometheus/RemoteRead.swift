package import BelfrySource
package import BelfryYAML

/// One place from which samples are read.
package struct RemoteRead: CheckedModel, Sendable {
  package var url: Located<String> = Located("")
  package var name: Located<String>?
  package var requiredMatchers: LabelMap = LabelMap()
  package var remoteTimeout: PrometheusDuration?
  package var headers: LabelMap = LabelMap()
  package var readRecent: Bool?
  package var chunkedReadLimit: Count?
  package var filterExternalLabels: Bool?
  /// How requests are made and authorised.
  package var http = HTTPClientOptions()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One place from which samples are read."

  /// Reports headers that belong to the protocol, and contradictory credentials.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.checkURL("url", in: node)
    http.check(node, &context)
    headers.checkReserved(&context)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("url", &url, "Where samples are read.", .required)
    visit.key("name", &name, "Name in logs and metrics, unique in the file.")
    visit.key(
      "required_matchers", &requiredMatchers,
      "Labels that a selector must have for this place to be asked.")
    visit.key("remote_timeout", &remoteTimeout, "How long a request may take.", .byDefault("1m"))
    visit.key("headers", &headers, "Further headers of every request.")
    visit.key(
      "read_recent", &readRecent,
      "Whether it is asked for what the own storage has, too.", .byDefault("false"))
    visit.key(
      "chunked_read_limit", &chunkedReadLimit,
      "Largest frame of the answer, in bytes.", .byDefault("50000000"))
    visit.key(
      "filter_external_labels", &filterExternalLabels,
      "Whether the external labels select what is read.", .byDefault("true"))
    http.fields(&visit)
  }
}

extension LabelMap {
  private static let reserved: Set<String> = [
    "host", "content-encoding", "content-length", "content-type", "user-agent", "connection",
    "keep-alive", "proxy-authenticate", "proxy-authorization", "www-authenticate",
    "accept-encoding", "x-prometheus-remote-write-version", "x-prometheus-remote-read-version",
    "x-amz-date", "x-amz-security-token", "x-amz-content-sha256",
  ]

  /// Whether a client sets a header itself, so that `http_headers` cannot.
  static func isReserved(_ name: String) -> Bool {
    reserved.contains(name) || name == "authorization"
      || name == "x-prometheus-scrape-timeout-seconds"
  }

  /// Reports headers that Prometheus sets itself.
  func checkReserved(_ context: inout DecodeContext) {
    for entry in entries {
      let name = entry.key.value.lowercased()
      guard let span = entry.key.span else { continue }
      if name == "authorization" {
        context.report(
          "value/reserved-header", at: span, "'\(entry.key.value)' cannot be set as a header",
          help: "use 'authorization', 'basic_auth' or 'oauth2'")
      } else if Self.reserved.contains(name) {
        context.report(
          "value/reserved-header", at: span, "Prometheus sets '\(entry.key.value)' itself",
          help: "remove it")
      }
    }
  }
}
