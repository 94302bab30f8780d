import BelfrySource

/// Hosts as targets and addresses name them.
enum NetworkName {
  /// The host of `host:port`, without the brackets of an IPv6 address.
  static func host(_ text: String) -> String {
    if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
    guard let colon = text.lastIndex(of: ":") else { return text }
    return String(text[..<colon])
  }

  /// The port of `host:port`.
  static func port(_ text: String) -> Int? {
    text.lastIndex(of: ":").flatMap { Int(text[text.index(after: $0)...]) }
  }

  /// Whether `host:port` lies outside of one's own network: a name with a domain that is not kept for
  /// private use, or an address that is not (RFC 1918, 6598, 6762, 8375).
  static func isPublic(_ text: String) -> Bool {
    let name = host(text).lowercased()
    guard name.contains("."), !name.contains(":") else { return false }
    let ends = [
      ".local", ".internal", ".localhost", ".lan", ".home", ".home.arpa", ".svc", ".intranet",
      ".corp", ".private", ".test", ".cluster.local", ".docker.internal",
    ]
    if ends.contains(where: name.hasSuffix) || name.contains(".svc.") { return false }
    let parts = name.split(separator: ".").compactMap { UInt8($0) }
    guard parts.count == 4 else { return true }
    switch (parts[0], parts[1]) {
    case (10, _), (127, _), (192, 168), (169, 254), (172, 16...31), (100, 64...127): return false
    default: return true
    }
  }
}
