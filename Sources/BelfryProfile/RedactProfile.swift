package import BelfrySource
package import BelfryYAML

/// What is masked before anything is stored: `true`, `false`, or further patterns.
package struct RedactProfile: Field, Sendable {
  /// Whether anything is masked.
  package var isOn = true
  /// Patterns beside those for mails, tokens and passwords.
  package var patterns: [Located<RegexText>] = []

  package init() {}

  package static func decode(_ node: Node, _ context: inout DecodeContext) -> RedactProfile? {
    var profile = RedactProfile()
    if node.kind == .sequence {
      guard let patterns = [Located<RegexText>].decode(node, &context) else { return nil }
      profile.patterns = patterns
      return profile
    }
    guard node.kind == .scalar, node.style == .plain, ["true", "false"].contains(node.text) else {
      context.wrongType(node, wanted: shape.words)
      return nil
    }
    profile.isOn = node.text == "true"
    return profile
  }

  package func encode() -> Value? {
    patterns.isEmpty ? .bool(isOn) : .flow(patterns.map { .string($0.value.text) })
  }

  package static var shape: Shape { .either([.boolean, .list(RegexText.shape)]) }
}
