import BelfrySource
import BelfryYAML

extension DecodeContext {
  /// Reports labels in a list that have no name.
  mutating func checkLabels(_ labels: [Located<String>], _ node: Node) {
    for label in labels where label.value.isEmpty {
      report(
        "value/bad-label", at: label.span ?? node.span, "'' is not a label name",
        help: "name the label, or take it out")
    }
  }
}

extension LabelMap {
  /// Reports values that are no regular expressions.
  func checkExpressions(_ context: inout DecodeContext) {
    for entry in entries {
      guard let span = entry.value.span ?? entry.key.span else { continue }
      if entry.value.span == nil {
        context.report(
          "value/bad-regex", at: span, "'\(entry.key.value)' has no expression",
          help: "write what must match")
        continue
      }
      context.checkExpression(entry.value.value, at: span)
    }
  }
}
