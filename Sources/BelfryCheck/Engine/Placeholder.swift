import BelfrySource

/// Values that stand in example files until somebody fills them in.
enum Placeholder {
  private static let words = [
    "YOUR_", "YOUR-", "YOUR/", "<YOUR", "CHANGEME", "CHANGE_ME", "CHANGE-ME", "REPLACE_ME",
    "REPLACE-ME", "INSERT_",
  ]

  /// Words that mean something else in small letters.
  private static let capitals = ["XXXX", "TODO"]

  /// Hosts of providers that read like one.
  private static let hosts = ["YOUR-SERVER.DE", "CHANGEME.IO"]

  /// Whether a value was never filled in.
  static func isOne(_ text: String) -> Bool {
    if capitals.contains(where: text.contains) { return true }
    let upper = hosts.reduce(text.uppercased()) { $0.replacing($1, with: "") }
    if words.contains(where: upper.contains) { return true }
    // Hosts that are kept for examples (RFC 2606).
    for host in ["example.com", "example.org", "example.net"] {
      guard let range = text.lowercased().firstRange(of: host) else { continue }
      let before = text.lowercased()[..<range.lowerBound].last
      if before == nil || before == "." || before == "/" || before == "@" { return true }
    }
    return false
  }

  /// Whether a value only names what is to stand there: `<password>`, `[REDACTED]`, `__TOKEN__`.
  static func isMark(_ text: String) -> Bool {
    let ends = [("<", ">"), ("[", "]"), ("__", "__"), ("***", "***")]
    return ends.contains { text.hasPrefix($0.0) && text.hasSuffix($0.1) }
  }
}
