package import BelfrySource
package import BelfryYAML

/// A request of HTTP and what its answer must be.
package struct HTTPProbe: CheckedModel, Sendable {
  package var method: Located<String>?
  package var validStatusCodes: [Located<Int>] = []
  package var validHttpVersions: [Located<String>] = []
  package var preferredIpProtocol: IPProtocol?
  package var ipProtocolFallback: Bool?
  package var skipResolvePhaseWithProxy: Bool?
  package var headers: LabelMap = LabelMap()
  package var body: Located<String>?
  package var bodyFile: Located<String>?
  package var compression: ProbeCompression?
  package var bodySizeLimit: ByteSize?
  package var enableHttp3: Bool?
  package var noFollowRedirects: Bool?
  package var failIfSsl: Bool?
  package var failIfNotSsl: Bool?
  package var failIfBodyMatchesRegexp: [Located<String>] = []
  package var failIfBodyNotMatchesRegexp: [Located<String>] = []
  package var failIfBodyJsonMatchesCel: Located<String>?
  package var failIfBodyJsonNotMatchesCel: Located<String>?
  package var failIfHeaderMatches: [HeaderMatch] = []
  package var failIfHeaderNotMatches: [HeaderMatch] = []
  /// How requests are made and authorised.
  package var http = HTTPClientOptions()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A request of HTTP and what its answer must be."

  /// Reports two bodies, contradictory demands on TLS, contradictory credentials, and texts that
  /// are no expressions.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    http.check(node, &context)
    context.exclusive(["body", "body_file"], in: node)
    if failIfSsl == true, failIfNotSsl == true {
      context.exclusive(["fail_if_ssl", "fail_if_not_ssl"], in: node)
    }
    for status in validStatusCodes where !(100...599).contains(status.value) {
      context.report(
        "value/out-of-range", at: status.span ?? node.span,
        "'\(status.value)' is not a status of HTTP", help: "statuses go from 100 to 599")
    }
    context.checkExpressions(failIfBodyMatchesRegexp + failIfBodyNotMatchesRegexp)
    checkCompression(&context)
    if enableHttp3 == true, http.enableHttp2 != false {
      context.report(
        "value/conflicting-keys", at: node["enable_http3"]?.span ?? node.span,
        "HTTP/3 needs 'enable_http2: false'", help: "write both, or leave HTTP/3 out")
    }
  }

  /// Reports a header that asks for other compressions than the one that is read.
  private func checkCompression(_ context: inout DecodeContext) {
    let header = headers.entries.last { $0.key.value.lowercased() == "accept-encoding" }
    guard let compression, let header, let span = header.value.span, !header.value.value.isEmpty
    else { return }
    let accepted = header.value.value.split(separator: ",").contains { choice in
      let parts = choice.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      guard let name = parts.first, name == compression.rawValue || name == "*" else {
        return false
      }
      return parts.dropFirst().last.map { Double($0.dropFirst(2)) ?? 0 > 0 } ?? true
    }
    guard !accepted else { return }
    context.report(
      "value/conflicting-keys", at: span,
      "this does not ask for '\(compression.rawValue)', which 'compression' names",
      help: "leave the header out, or name the same compression")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("method", &method, "Method of the request.", .byDefault("GET"))
    visit.key(
      "valid_status_codes", &validStatusCodes, "Statuses that succeed; 2xx when none is said.")
    visit.key("valid_http_versions", &validHttpVersions, "Versions of HTTP that succeed.")
    visit.key(
      "preferred_ip_protocol", &preferredIpProtocol,
      "Version of the Internet protocol.", .byDefault("ip6"))
    visit.key(
      "ip_protocol_fallback", &ipProtocolFallback,
      "Whether the other version is tried, too.", .byDefault("true"))
    visit.key(
      "skip_resolve_phase_with_proxy", &skipResolvePhaseWithProxy,
      "Whether the proxy resolves the name.", .byDefault("false"))
    visit.key("headers", &headers, "Headers of the request.")
    visit.key("body", &body.block, "Body of the request.")
    visit.key("body_file", &bodyFile, "File with the body.")
    visit.key("compression", &compression, "Compression of the answer.")
    visit.key("body_size_limit", &bodySizeLimit, "Largest answer that is read.")
    visit.key("enable_http3", &enableHttp3, "Whether HTTP/3 is used.", .byDefault("false"))
    visit.key(
      "no_follow_redirects", &noFollowRedirects,
      "The opposite of follow_redirects.",
      .deprecated(since: "0.19", instead: "follow_redirects: the opposite"))
    verdicts(&visit)
  }

  private mutating func verdicts(_ visit: inout some FieldVisitor) {
    visit.key("fail_if_ssl", &failIfSsl, "Whether TLS fails.", .byDefault("false"))
    visit.key("fail_if_not_ssl", &failIfNotSsl, "Whether no TLS fails.", .byDefault("false"))
    visit.key(
      "fail_if_body_matches_regexp", &failIfBodyMatchesRegexp,
      "Expressions of which a match in the body fails.")
    visit.key(
      "fail_if_body_not_matches_regexp", &failIfBodyNotMatchesRegexp,
      "Expressions that have to match in the body.")
    visit.key(
      "fail_if_body_json_matches_cel", &failIfBodyJsonMatchesCel,
      "CEL on the body's JSON that must not hold.", .since("0.26"))
    visit.key(
      "fail_if_body_json_not_matches_cel", &failIfBodyJsonNotMatchesCel,
      "CEL on the body's JSON that has to hold.", .since("0.26"))
    visit.key("fail_if_header_matches", &failIfHeaderMatches, "Headers of which a match fails.")
    visit.key("fail_if_header_not_matches", &failIfHeaderNotMatches, "Headers that have to match.")
    http.fields(&visit)
  }
}

/// The compression of an answer.
package enum ProbeCompression: String, CaseIterable, Field, Sendable {
  case gzip
  case brotli = "br"
  case deflate
  case identity
}

/// A header and an expression for it.
package struct HeaderMatch: CheckedModel, Sendable {
  package var header: Located<String> = Located("")
  package var regexp: Located<String> = Located("")
  package var allowMissing: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A header and an expression for it."

  /// Reports a header without a name, and a text that is no expression.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("header", in: node, "name the header")
    context.needsText("regexp", in: node, "write what the header must match")
    context.checkExpressions([regexp])
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("header", &header, "The header.", .required)
    visit.key("regexp", &regexp, "The expression.", .required)
    visit.key(
      "allow_missing", &allowMissing, "Whether the header may be missing.", .byDefault("false"))
  }
}
