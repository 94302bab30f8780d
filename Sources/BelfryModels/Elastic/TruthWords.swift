/// The words that a program's YAML library takes for `true` and `false`.
package enum TruthWords: Sendable {
  /// `true` and `false` alone.
  case plain
  /// Those of YAML 1.2 in three spellings, as js-yaml reads them.
  case core
  /// Those of YAML 1.1, as go-yaml and Ruby's Psych read them.
  case old

  /// The truth value of a scalar; nothing where it is none.
  package func value(_ text: String) -> Bool? {
    switch self {
    case .plain: return Bool(text)
    case .core:
      if ["true", "True", "TRUE"].contains(text) { return true }
      return ["false", "False", "FALSE"].contains(text) ? false : nil
    case .old:
      guard text.utf8.count <= 5 else { return nil }
      let lower = text.lowercased()
      let spellings = [lower, lower.uppercased(), lower.prefix(1).uppercased() + lower.dropFirst()]
      guard spellings.contains(text) else { return nil }
      if ["true", "yes", "on"].contains(lower) { return true }
      return ["false", "no", "off"].contains(lower) ? false : nil
    }
  }
}
