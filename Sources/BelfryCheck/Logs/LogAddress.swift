import BelfrySource

/// An address of another program, as written in a setting.
struct LogAddress: Sendable {
  /// `http` or `https`, where it is said.
  let scheme: String?
  let host: String
  let port: Int?
  /// User and password inside of the address.
  let hasUser: Bool
  let span: Span
  let file: String

  /// Reads `[scheme://][user@]host[:port][/path]`; nothing where a variable leaves it open.
  init?(_ text: String, at span: Span, in file: String) {
    var rest = text[...]
    guard !text.isEmpty, !text.contains("$"), !text.contains("%{") else { return nil }
    if let mark = text.firstRange(of: "://") {
      scheme = text[..<mark.lowerBound].lowercased()
      rest = text[mark.upperBound...]
    } else {
      scheme = nil
      if rest.hasPrefix("//") { rest = rest.dropFirst(2) }
    }
    rest = rest.prefix { $0 != "/" && $0 != "?" }
    if let at = rest.lastIndex(of: "@") {
      hasUser = true
      rest = rest[rest.index(after: at)...]
    } else {
      hasUser = false
    }
    guard !rest.hasPrefix("["), !rest.isEmpty else { return nil }
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, !parts[0].isEmpty else { return nil }
    host = parts[0].lowercased()
    port = parts.count == 2 ? Int(parts[1]) : nil
    if parts.count == 2, port == nil { return nil }
    self.span = span
    self.file = file
  }

  /// Whether it leads back into the container that it is used in.
  var isLocal: Bool { ["localhost", "127.0.0.1"].contains(host) }
}
