import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryYAML

/// Parses expressions outside of rule files and reports what cannot be read, at its place.
enum ExpressionCheck {
  /// Findings of one scalar that holds an expression.
  static func check(
    _ node: Node, _ file: String, _ options: ParseOptions = ParseOptions()
  ) -> [Diagnostic] {
    guard node.kind == .scalar, !node.isNull else { return [] }
    let errors = parse(node.text, options: options).errors
    guard !errors.isEmpty else { return [] }
    let map = node.map
    return errors.map {
      Diagnostic(
        "promql/syntax", .error, $0.message, help: "the expression must parse as PromQL",
        file: file, at: map.source($0.span))
    }
  }
}
