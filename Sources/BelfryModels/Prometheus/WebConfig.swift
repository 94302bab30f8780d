package import BelfrySource
package import BelfryYAML

/// How a server of the Prometheus family answers: TLS, users, headers (`--web.config.file`).
///
/// Source: web configuration of exporter-toolkit 0.15; what is refused was tried with promtool 3.5.
package struct WebConfig: FileModel, Sendable {
  package var tlsServerConfig: WebTLS?
  package var httpServerConfig: WebHTTP?
  package var basicAuthUsers: LabelMap = LabelMap()
  package var rateLimit: WebRateLimit?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary =
    "How a server of the Prometheus family answers: TLS, users, headers."

  /// The findings' family.
  package static let family = "prometheus"

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("tls_server_config", &tlsServerConfig, "Certificates and TLS versions.")
    visit.key("http_server_config", &httpServerConfig, "HTTP/2 and headers of answers.")
    visit.key(
      "basic_auth_users", &basicAuthUsers, "Users with their passwords, hashed by bcrypt.")
    visit.key("rate_limit", &rateLimit, "How many requests are answered.")
  }
}

/// Certificates and TLS versions of a server.
package struct WebTLS: CheckedModel, Sendable {
  package var cert: Located<String>?
  package var key: Located<String>?
  package var clientCa: Located<String>?
  package var certFile: Located<String>?
  package var keyFile: Located<String>?
  package var clientAuthType: Located<ClientAuthType>?
  package var clientCaFile: Located<String>?
  package var clientAllowedSans: [Located<String>] = []
  package var minVersion: TLSVersion?
  package var maxVersion: TLSVersion?
  package var cipherSuites: [CipherSuite] = []
  package var preferServerCipherSuites: Bool?
  package var curvePreferences: [EllipticCurve] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Certificates and TLS versions of a server."

  /// Reports half of a certificate, and a check of clients that nothing asks for.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    let marks = [
      "cert", "cert_file", "key", "key_file", "client_ca", "client_ca_file", "client_auth_type",
    ]
    guard node.merged.contains(where: { marks.contains($0.key.text) && !$0.value.text.isEmpty })
    else { return }
    context.needsOne(of: ["cert_file", "cert"], in: node, help: "TLS is on: see the other keys")
    context.needsOne(of: ["key_file", "key"], in: node, help: "TLS is on: see the other keys")
    let policy = clientAuthType?.value ?? .noCert
    for name in ["client_ca_file", "client_ca"] where policy == .noCert {
      guard let pair = node.merged.first(where: { $0.key.text == name }), !pair.value.text.isEmpty
      else { continue }
      context.report(
        "value/missing", at: pair.key.span, "'\(name)' needs 'client_auth_type' beside it",
        help: "add 'client_auth_type: RequireAndVerifyClientCert'")
    }
    let mustShow: Set<ClientAuthType> = [.requireAny, .require, .requireAndVerify]
    guard let names = node.merged.first(where: { $0.key.text == "client_allowed_sans" }),
      !clientAllowedSans.isEmpty, !mustShow.contains(policy)
    else { return }
    context.report(
      "value/missing", at: names.key.span,
      "'client_allowed_sans' needs a 'client_auth_type' that asks for a certificate",
      help: "add 'client_auth_type: RequireAndVerifyClientCert'")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("cert", &cert, "Certificate, as text.")
    visit.key("key", &key, "Key of the certificate, as text.")
    visit.key("client_ca", &clientCa, "Authority of the clients' certificates, as text.")
    visit.key("cert_file", &certFile, "File with the certificate.")
    visit.key("key_file", &keyFile, "File with the key.")
    visit.key(
      "client_auth_type", &clientAuthType, "What clients have to show.",
      .byDefault("NoClientCert"))
    visit.key("client_ca_file", &clientCaFile, "File with the authority of clients.")
    visit.key("client_allowed_sans", &clientAllowedSans, "Names of clients that are let in.")
    visit.key("min_version", &minVersion, "Lowest version of TLS.", .byDefault("TLS12"))
    visit.key("max_version", &maxVersion, "Highest version of TLS.", .byDefault("TLS13"))
    visit.key("cipher_suites", &cipherSuites, "Ciphers of versions up to TLS 1.2.")
    visit.key(
      "prefer_server_cipher_suites", &preferServerCipherSuites,
      "Whether the server's order of ciphers counts.", .byDefault("true"))
    visit.key("curve_preferences", &curvePreferences, "Elliptic curves in the order preferred.")
  }
}

/// How often requests are answered.
package struct WebRateLimit: Model, Sendable {
  package var interval: WebInterval?
  package var burst: Count?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "How often requests are answered."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("interval", &interval, "Time between two requests; 0 is no limit.")
    visit.key("burst", &burst, "Requests that may come at once.", .byDefault("0"))
  }
}
