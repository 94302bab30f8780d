import BelfrySource

/// Values that stand in example files until somebody fills them in.
enum Placeholder {
  private static let words = [
    "YOUR_", "YOUR-", "YOUR/", "<YOUR", "CHANGEME", "CHANGE_ME", "CHANGE-ME", "REPLACE_ME",
    "REPLACE-ME", "INSERT_", "XXXX", "TODO",
  ]

  /// Whether a value was never filled in.
  static func isOne(_ text: String) -> Bool {
    let upper = text.uppercased()
    if words.contains(where: upper.contains) { return true }
    // Hosts that are kept for examples (RFC 2606).
    for host in ["example.com", "example.org", "example.net"] {
      guard let range = text.lowercased().firstRange(of: host) else { continue }
      let before = text.lowercased()[..<range.lowerBound].last
      if before == nil || before == "." || before == "/" || before == "@" { return true }
    }
    return false
  }
}
