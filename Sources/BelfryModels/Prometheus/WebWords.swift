package import BelfryYAML

/// HTTP/2 and headers of a server's answers.
package struct WebHTTP: Model, Sendable {
  package var http2: Bool?
  package var headers: WebHeaders?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "HTTP/2 and headers of a server's answers."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("http2", &http2, "Whether HTTP/2 is spoken, which needs TLS.", .byDefault("true"))
    visit.key("headers", &headers, "Headers of every answer.")
  }
}

/// Headers of a server's answers: no others can be set.
package struct WebHeaders: Model, Sendable {
  package var contentSecurityPolicy: String?
  package var xFrameOptions: FrameOptions?
  package var xContentTypeOptions: ContentTypeOptions?
  package var xXSSProtection: String?
  package var strictTransportSecurity: String?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Headers of a server's answers: no others can be set."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("Content-Security-Policy", &contentSecurityPolicy, "What a page may load.")
    visit.key("X-Frame-Options", &xFrameOptions, "Who may show a page in a frame.")
    visit.key("X-Content-Type-Options", &xContentTypeOptions, "Whether types may be guessed.")
    visit.key("X-XSS-Protection", &xXSSProtection, "The filter of old browsers.")
    visit.key(
      "Strict-Transport-Security", &strictTransportSecurity, "How long only HTTPS is spoken.")
  }
}

/// What `X-Frame-Options` may be.
package enum FrameOptions: String, CaseIterable, Field, Sendable {
  case deny
  case sameorigin
}

/// What `X-Content-Type-Options` may be.
package enum ContentTypeOptions: String, CaseIterable, Field, Sendable {
  case nosniff
}

/// What clients have to show, by Go's names.
package enum ClientAuthType: String, CaseIterable, Field, Sendable {
  case noCert = "NoClientCert"
  case request = "RequestClientCert"
  case requireAny = "RequireAnyClientCert"
  case require = "RequireClientCert"
  case verifyIfGiven = "VerifyClientCertIfGiven"
  case requireAndVerify = "RequireAndVerifyClientCert"
}

extension ClientAuthType: DefaultWhenEmpty {}

/// A curve of the key exchange.
package enum EllipticCurve: String, CaseIterable, Field, Sendable {
  case p256 = "CurveP256"
  case p384 = "CurveP384"
  case p521 = "CurveP521"
  case x25519 = "X25519"
}

/// A cipher by its name; those that Go took out of `crypto/tls.CipherSuites` in 1.22 pass, since
/// older servers know them.
package struct CipherSuite: Sendable, Hashable {
  /// The name.
  package var name: String
}

extension CipherSuite: Field {
  private static let modern = [
    "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256",
  ]
  private static let exchanges = ["TLS_ECDHE_RSA_WITH_", "TLS_ECDHE_ECDSA_WITH_", "TLS_RSA_WITH_"]
  private static let ciphers: Set = [
    "AES_128_CBC_SHA", "AES_256_CBC_SHA", "AES_128_GCM_SHA256", "AES_256_GCM_SHA384",
    "CHACHA20_POLY1305_SHA256",
  ]

  /// A name that Go knows.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> CipherSuite? {
    let isKnown =
      modern.contains(node.text)
      || exchanges.contains {
        node.text.hasPrefix($0) && ciphers.contains(String(node.text.dropFirst($0.count)))
      }
    if node.kind == .scalar, isKnown { return CipherSuite(name: node.text) }
    context.wrongType(node, wanted: shape.words)
    return nil
  }

  /// The name.
  package func encode() -> Value? { .string(name) }

  /// A name that Go knows.
  package static var shape: Shape { .pattern("^TLS_", words: "a cipher by Go's name") }
}

/// A length of time as Go writes it, or nanoseconds.
package struct WebInterval: Sendable, Hashable {
  /// The text.
  package var text: String
}

extension WebInterval: Field {
  /// A duration, or a whole number.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> WebInterval? {
    if node.kind == .scalar, GoDuration(node.text) != nil || Int(node.text) != nil {
      return WebInterval(text: node.text)
    }
    context.report(
      "value/bad-duration", at: node.span, "\(node.article) is not a duration",
      help: "write a number with a unit: '1s'")
    return nil
  }

  /// The text.
  package func encode() -> Value? { .string(text) }

  /// A duration.
  package static var shape: Shape { .pattern("^[0-9]", words: "a duration such as '1s'") }
}
