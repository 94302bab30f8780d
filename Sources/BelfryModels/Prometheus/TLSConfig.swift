package import BelfrySource
package import BelfryYAML

/// Certificates and TLS versions of a connection.
package struct TLSConfig: CheckedModel, Sendable {
  package var ca: Located<String>?
  package var caFile: Located<String>?
  package var caRef: Located<String>?
  package var cert: Located<String>?
  package var certFile: Located<String>?
  package var certRef: Located<String>?
  package var key: Located<String>?
  package var keyFile: Located<String>?
  package var keyRef: Located<String>?
  package var serverName: Located<String>?
  package var insecureSkipVerify: Located<Bool>?
  package var minVersion: TLSVersion?
  package var maxVersion: TLSVersion?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Certificates and TLS versions of a connection."

  /// Reports two sources for one thing.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exclusive(["ca", "ca_file", "ca_ref"], in: node)
    context.exclusive(["cert", "cert_file", "cert_ref"], in: node)
    context.exclusive(["key", "key_file", "key_ref"], in: node)
    let halves = [["cert", "cert_file", "cert_ref"], ["key", "key_file", "key_ref"]]
    let given = halves.map { names in
      node.merged.first { names.contains($0.key.text) && $0.value.saysSomething }
    }
    if let one = given[0], given[1] == nil { context.reportHalf(one.key, halves[1]) }
    if let one = given[1], given[0] == nil { context.reportHalf(one.key, halves[0]) }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("ca", &ca, "Certificate authority, as text.")
    visit.key("ca_file", &caFile, "File with the certificate authority.")
    visit.key("ca_ref", &caRef, "Name of a secret with the certificate authority.")
    visit.key("cert", &cert, "Own certificate, as text.")
    visit.key("cert_file", &certFile, "File with the own certificate.")
    visit.key("cert_ref", &certRef, "Name of a secret with the own certificate.")
    visit.key("key", &key, "Key of the own certificate, as text.")
    visit.key("key_file", &keyFile, "File with the key.")
    visit.key("key_ref", &keyRef, "Name of a secret with the key.")
    visit.key("server_name", &serverName, "Name for which the server's certificate has to be.")
    visit.key(
      "insecure_skip_verify", &insecureSkipVerify,
      "Whether any certificate is accepted.", .byDefault("false"))
    visit.key("min_version", &minVersion, "Lowest version of TLS.", .byDefault("TLS12"))
    visit.key("max_version", &maxVersion, "Highest version of TLS.", .byDefault("TLS13"))
  }
}

/// A version of TLS.
package enum TLSVersion: String, CaseIterable, Field, Sendable {
  case tls10 = "TLS10"
  case tls11 = "TLS11"
  case tls12 = "TLS12"
  case tls13 = "TLS13"
}

/// Proxies between a client and its server.
package struct ProxyOptions: Model, Sendable {
  package var proxyUrl: Located<String>?
  package var noProxy: Located<String>?
  package var proxyFromEnvironment: Bool?
  package var proxyConnectHeader: OrderedMap<[Located<String>]> = OrderedMap<[Located<String>]>()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Proxies between a client and its server."

  /// Reports a proxy that is no address, and keys that need one or exclude each other.
  func check(_ node: Node, _ context: inout DecodeContext) {
    context.checkURL("proxy_url", in: node)
    let hasURL = node["proxy_url"].map { !$0.isNull && !$0.text.isEmpty } ?? false
    let isFromEnvironment = proxyFromEnvironment == true
    if isFromEnvironment {
      for name in ["proxy_url", "no_proxy"] {
        guard let pair = node.merged.first(where: { $0.key.text == name }),
          pair.value.saysSomething
        else { continue }
        context.report(
          "value/conflicting-keys", at: pair.key.span,
          "'\(name)' and 'proxy_from_environment' cannot stand together", help: "keep one of them")
      }
    } else if !hasURL {
      for pair in node.merged where ["no_proxy", "proxy_connect_header"].contains(pair.key.text) {
        guard pair.value.saysSomething,
          pair.value.kind != .mapping || !pair.value.pairs.isEmpty
        else { continue }
        context.report(
          "value/conflicting-keys", at: pair.key.span, "'\(pair.key.text)' needs 'proxy_url'",
          help: "name the proxy, or take this away")
      }
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("proxy_url", &proxyUrl, "Proxy that is used.")
    visit.key("no_proxy", &noProxy, "Hosts that are reached without it, separated by commas.")
    visit.key(
      "proxy_from_environment", &proxyFromEnvironment,
      "Whether HTTP_PROXY and its like are read.", .byDefault("false"))
    visit.key("proxy_connect_header", &proxyConnectHeader, "Headers of the request to the proxy.")
  }
}

/// One header with its values and where they come from.
package struct HTTPHeader: Model, Sendable {
  package var values: [Located<String>] = []
  package var secrets: [Located<String>] = []
  package var files: [Located<String>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One header with its values and where they come from."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("values", &values, "Values as text.")
    visit.key("secrets", &secrets, "Values that are not shown again.")
    visit.key("files", &files, "Files with values.")
  }
}

extension DecodeContext {
  /// Reports half of a certificate and its key.
  mutating func reportHalf(_ key: Node, _ missing: [String]) {
    report(
      "value/missing", at: key.span,
      "'\(key.text)' needs '\(missing[0])' or '\(missing[1])' beside it",
      help: "a certificate and its key belong together")
  }
}

extension OrderedMap<HTTPHeader> {
  /// Reports headers that a client sets itself.
  func checkReserved(_ context: inout DecodeContext) {
    for entry in entries where LabelMap.isReserved(entry.key.value.lowercased()) {
      guard let span = entry.key.span else { continue }
      context.report(
        "value/reserved-header", at: span, "'\(entry.key.value)' cannot be set as a header",
        help: "the client sets it itself, or there is a key of its own for it")
    }
  }
}

extension HTTPHeader: EmptyField {
  /// A header without values.
  package static var empty: HTTPHeader { HTTPHeader() }
}
