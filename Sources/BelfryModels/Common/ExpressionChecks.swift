import BelfryRegex
import BelfrySource
import BelfryYAML

extension DecodeContext {
  /// Reports a text that is no regular expression of Go.
  mutating func checkExpression(_ text: String, at span: Span) {
    do { _ = try Pattern(text) } catch {
      report(
        "value/bad-regex", at: span,
        "this regular expression cannot be read: \(error.message)",
        help: "mend it, or escape what is meant as it stands")
    }
  }

  /// Reports those of some texts that are no regular expressions of Go.
  mutating func checkExpressions(_ texts: [Located<String>]) {
    for text in texts {
      guard let span = text.span else { continue }
      checkExpression(text.value, at: span)
    }
  }
}
