import BelfrySource
package import BelfryYAML

/// What an address needs beside being one that Go's `net/url` reads.
package enum URLRule: Sendable {
  /// Nothing.
  case parsed
  /// A host and a protocol of any name.
  case hosted
  /// A host.
  case host
  /// A host, and http or https.
  case web
}

extension DecodeContext {
  /// Reports an address that Go cannot read, or that lacks what is needed.
  package mutating func checkURL(_ node: Node, _ rule: URLRule = .parsed) {
    guard node.kind == .scalar, !node.isNull else { return }
    do throws(GoURL.Fault) {
      let url = try GoURL(node.text)
      let isWeb = url.scheme == "http" || url.scheme == "https"
      switch rule {
      case .parsed: break
      case .web where !isWeb: reportURL(node, "it begins with neither http:// nor https://")
      case .hosted where url.scheme.isEmpty: reportURL(node, "it has no protocol")
      case .web, .hosted, .host:
        if url.host.isEmpty { reportURL(node, "it has no host") }
      }
    } catch {
      reportURL(node, error.message)
    }
  }

  /// The same for the value under a key, where there is one.
  package mutating func checkURL(_ key: String, in node: Node, _ rule: URLRule = .parsed) {
    if let value = node[key] { checkURL(value, rule) }
  }

  private mutating func reportURL(_ node: Node, _ why: String) {
    report(
      "value/bad-url", at: node.span, "'\(node.shortText)' is not an address that can be used",
      help: why)
  }
}
