import BelfrySource

/// An address as settings write it: `[scheme://][user@]host[:port][/path]`.
struct NetworkAddress: Sendable {
  /// The protocol in lower case, where it is said.
  let scheme: String?
  /// The host as it is written.
  let host: String
  /// What stands after the host's colon.
  let portText: String?
  /// Whether a user, perhaps with a password, stands before the host.
  let hasUser: Bool

  /// The port, where it is a number.
  var port: Int? { portText.flatMap { Int($0) } }

  /// Reads an address; nothing for one of IPv6, nor where a variable stands for the host.
  init?(_ text: some StringProtocol) {
    var rest = Substring(text)
    if let mark = rest.firstRange(of: "://") {
      scheme = rest[..<mark.lowerBound].lowercased()
      rest = rest[mark.upperBound...]
    } else {
      scheme = nil
      if rest.hasPrefix("//") { rest = rest.dropFirst(2) }
    }
    rest = rest.prefix { !"/?#".contains($0) }
    hasUser = rest.contains("@")
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
    guard !rest.hasPrefix("["), parts.count <= 2, let host = parts.first, !host.isEmpty,
      !host.contains("$")
    else { return nil }
    self.host = String(host)
    portText = parts.count == 2 ? String(parts[1]) : nil
  }

  /// The host of the first URL of a value, which may be a list of them.
  static func host(ofURLIn value: String) -> String? {
    let first = value.prefix { $0 != "," && $0 != " " }
    guard let address = NetworkAddress(first), address.scheme != nil else { return nil }
    return address.host
  }
}
