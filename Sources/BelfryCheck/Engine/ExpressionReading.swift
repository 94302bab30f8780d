import BelfryPromQL
import BelfryRegex

/// What is known of an expression by itself, wherever it stands.
final class ExpressionReading: Sendable {
  let tree: Expression
  let analysis: Analysis
  let types: [ValueType]
  /// The selectors in the text's order, those with a range included.
  let selectors: [VectorSelector]
  /// Numbers that equal parts of expressions have in common.
  let signatures: [Int]
  /// Whether printing would lose something.
  let hasComments: Bool
  /// What needs a version or a flag.
  let features: [FeatureUse]
  /// Regular expressions by their text: several rules ask about each.
  let patterns: [String: Pattern]

  /// Analyses an expression; nothing where it cannot be read.
  init?(_ parsed: ParsedExpression) {
    guard let tree = parsed.expression else { return nil }
    self.tree = tree
    features = parsed.features
    types = parsed.types
    selectors = tree.selectors
    signatures = tree.signatures
    hasComments = !parsed.comments.isEmpty
    analysis = Analysis(of: tree, parsed.types, .scraped)
    patterns = Self.patterns(in: tree)
  }

  private static func patterns(in tree: Expression) -> [String: Pattern] {
    var found: [String: Pattern] = [:]
    for case let selector? in tree.nodes.lazy.map(\.selector) {
      for matcher in selector.matchers where matcher.regex != nil && found[matcher.value] == nil {
        found[matcher.value] = try? Pattern(matcher.value)
      }
    }
    return found
  }
}
