import BelfrySource

/// Takes the findings of one rule in one file.
struct Reporter {
  let rule: CheckRule
  let file: String
  /// The bundle that the file belongs to.
  let workspace: Workspace
  private(set) var found: [Diagnostic] = []

  init(_ rule: CheckRule, _ file: String, _ workspace: Workspace) {
    self.rule = rule
    self.file = file
    self.workspace = workspace
  }

  /// Takes a finding of the same rule that was made elsewhere.
  mutating func keep(_ finding: Diagnostic) { found.keep(finding) }

  /// Reports something at a place.
  mutating func report(
    at span: Span?, _ message: String, help: String? = nil, related: [Diagnostic.Related] = [],
    fixes: [FixIt] = [], in other: String? = nil, as severity: Severity? = nil
  ) {
    found.keep(
      Diagnostic(
        rule.id, severity ?? rule.severity, message, help: help, file: other ?? file, at: span,
        related: related,
        fixes: fixes))
  }
}
