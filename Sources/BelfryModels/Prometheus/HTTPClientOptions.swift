package import BelfrySource
package import BelfryYAML

/// How an HTTP client of Prometheus or Alertmanager connects and authorises itself.
package struct HTTPClientOptions: Model, Sendable {
  package var basicAuth: BasicAuth?
  package var authorization: Authorization?
  package var oauth2: OAuth2?
  package var bearerToken: Located<String>?
  package var bearerTokenFile: Located<String>?
  package var tlsConfig: TLSConfig?
  package var followRedirects: Bool?
  package var enableHttp2: Bool?
  /// Proxies on the way.
  package var proxy = ProxyOptions()
  package var httpHeaders: OrderedMap<HTTPHeader> = OrderedMap<HTTPHeader>()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary =
    "How an HTTP client of Prometheus or Alertmanager connects and authorises itself."

  /// Reports credentials of which Prometheus takes one kind only.
  func check(_ node: Node, _ context: inout DecodeContext) {
    context.exclusive(
      ["basic_auth", "authorization", "oauth2", "bearer_token", "bearer_token_file"], in: node)
    checkParts(node, &context)
  }

  /// Reports proxies that contradict each other, and headers that the client sets itself.
  func checkParts(_ node: Node, _ context: inout DecodeContext) {
    proxy.check(node, &context)
    httpHeaders.checkReserved(&context)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("basic_auth", &basicAuth, "User name and password.")
    visit.key("authorization", &authorization, "Type and credentials of the header Authorization.")
    visit.key("oauth2", &oauth2, "Credentials with which a token is fetched.")
    visit.key(
      "bearer_token", &bearerToken,
      "Token of the header Authorization.",
      .deprecated(since: "2.26", instead: "authorization.credentials"))
    visit.key(
      "bearer_token_file", &bearerTokenFile,
      "File with that token.",
      .deprecated(since: "2.26", instead: "authorization.credentials_file"))
    visit.key("tls_config", &tlsConfig, "Certificates and TLS versions.")
    visit.key(
      "follow_redirects", &followRedirects, "Whether redirects are followed.", .byDefault("true"))
    visit.key("enable_http2", &enableHttp2, "Whether HTTP/2 is used.", .byDefault("true"))
    proxy.fields(&visit)
    visit.key("http_headers", &httpHeaders, "Further headers of every request.", .since("2.55"))
  }
}

/// The same options where they stand under a key of their own, `http_config`.
package struct HTTPConfig: CheckedModel, Sendable {
  /// The options.
  package var options = HTTPClientOptions()

  /// Nothing set.
  package init() {}

  /// Keys that are not known.
  package var unmodelled: Unmodelled {
    get { options.unmodelled }
    set { options.unmodelled = newValue }
  }

  /// One sentence for schema and documentation.
  package static let summary = HTTPClientOptions.summary

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) { options.fields(&visit) }

  /// Reports credentials of which one kind only may stand.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    options.check(node, &context)
  }
}
