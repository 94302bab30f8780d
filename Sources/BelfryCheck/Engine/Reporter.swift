package import BelfrySource

/// Takes the findings of one rule in one file.
struct Reporter {
  let rule: CheckRule
  let file: String
  private(set) var found: [Diagnostic] = []

  init(_ rule: CheckRule, _ file: String) {
    self.rule = rule
    self.file = file
  }

  /// Reports something at a place.
  mutating func report(
    at span: Span?, _ message: String, help: String? = nil, related: [Diagnostic.Related] = [],
    fixes: [FixIt] = [], in other: String? = nil
  ) {
    found.append(
      Diagnostic(
        rule.id, rule.severity, message, help: help, file: other ?? file, at: span,
        related: related,
        fixes: fixes))
  }
}
