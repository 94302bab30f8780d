package import BelfrySource
package import BelfryYAML

/// User name and password of HTTP.
package struct BasicAuth: CheckedModel, Sendable {
  package var username: Located<String>?
  package var usernameFile: Located<String>?
  package var usernameRef: Located<String>?
  package var password: Located<String>?
  package var passwordFile: Located<String>?
  package var passwordRef: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "User name and password of HTTP."

  /// Reports two sources for one thing.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exclusive(["username", "username_file", "username_ref"], in: node)
    context.exclusive(["password", "password_file", "password_ref"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("username", &username, "The user.")
    visit.key("username_file", &usernameFile, "File with the user.")
    visit.key("username_ref", &usernameRef, "Name of a secret with the user.")
    visit.key("password", &password, "The password.")
    visit.key("password_file", &passwordFile, "File with the password.")
    visit.key("password_ref", &passwordRef, "Name of a secret with the password.")
  }
}

/// The header Authorization of requests.
package struct Authorization: CheckedModel, Sendable {
  package var type: Located<String>?
  package var credentials: Located<String>?
  package var credentialsFile: Located<String>?
  package var credentialsRef: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "The header Authorization of requests."

  /// Reports two sources, and the scheme that has a section of its own.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exclusive(["credentials", "credentials_file", "credentials_ref"], in: node)
    if let type, type.value.lowercased() == "basic" {
      context.report(
        "value/bad-authorization", at: type.span ?? node.span,
        "'\(type.value)' is not a type of authorization", help: "use 'basic_auth' instead")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("type", &type, "Scheme of the header.", .byDefault("Bearer"))
    visit.key("credentials", &credentials, "What follows the scheme.")
    visit.key("credentials_file", &credentialsFile, "File with the credentials.")
    visit.key("credentials_ref", &credentialsRef, "Name of a secret with the credentials.")
  }
}

/// Credentials with which a token is fetched.
package struct OAuth2: CheckedModel, Sendable {
  package var clientId: Located<String> = Located("")
  package var clientSecret: Located<String>?
  package var clientSecretFile: Located<String>?
  package var clientSecretRef: Located<String>?
  package var grantType: Located<String>?
  package var clientCertificateKeyId: Located<String>?
  package var clientCertificateKey: Located<String>?
  package var clientCertificateKeyFile: Located<String>?
  package var clientCertificateKeyRef: Located<String>?
  package var signatureAlgorithm: Located<String>?
  package var iss: Located<String>?
  package var audience: Located<String>?
  package var claims: OrderedMap<AnyField> = OrderedMap<AnyField>()
  package var scopes: [Located<String>] = []
  package var tokenUrl: Located<String> = Located("")
  package var endpointParams: LabelMap = LabelMap()
  package var tlsConfig: TLSConfig?
  /// Proxies on the way.
  package var proxy = ProxyOptions()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Credentials with which a token is fetched."

  /// Reports two sources for the secret.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exclusive(["client_secret", "client_secret_file", "client_secret_ref"], in: node)
    context.needsText("client_id", in: node, "name the client")
    context.needsText("token_url", in: node, "say where the token is fetched")
    proxy.check(node, &context)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("client_id", &clientId, "Name of the client.", .required)
    visit.key("client_secret", &clientSecret, "Secret of the client.")
    visit.key("client_secret_file", &clientSecretFile, "File with the secret.")
    visit.key("client_secret_ref", &clientSecretRef, "Name of a secret with the secret.")
    visit.key(
      "grant_type", &grantType,
      "How the token is asked for.", .byDefault("client_credentials"), .since("3.6"))
    visit.key(
      "client_certificate_key_id", &clientCertificateKeyId,
      "Id of the key that signs the assertion.", .since("3.6"))
    visit.key(
      "client_certificate_key", &clientCertificateKey,
      "Key that signs the assertion.", .since("3.6"))
    visit.key(
      "client_certificate_key_file", &clientCertificateKeyFile,
      "File with that key.", .since("3.6"))
    visit.key(
      "client_certificate_key_ref", &clientCertificateKeyRef,
      "Name of a secret with that key.", .since("3.6"))
    visit.key(
      "signature_algorithm", &signatureAlgorithm, "Algorithm of the signature.", .since("3.6"))
    visit.key("iss", &iss, "Issuer of the assertion.", .since("3.6"))
    visit.key("audience", &audience, "Audience of the assertion.", .since("3.6"))
    visit.key("claims", &claims, "Further claims of the assertion.", .since("3.6"))
    visit.key("scopes", &scopes, "What the token is for.")
    visit.key("token_url", &tokenUrl, "Where the token is fetched.", .required)
    visit.key("endpoint_params", &endpointParams, "Further parameters of that request.")
    visit.key("tls_config", &tlsConfig, "Certificates and TLS versions of that request.")
    proxy.fields(&visit)
  }
}
