import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let comparisonBool = CheckRule(
    "promql/comparison-bool", .error,
    summary: "An alert whose comparison answers 0 or 1.",
    rationale: """
      With bool the comparison keeps every series and gives it 0 or 1, and an alert fires for \
      every series, whatever its value.
      """,
    examples: [
      .fails("expr: ⟦up == bool 0⟧"),
      .passes("expr: up == 0"),
      .passes("expr: (up == bool 0) > 0"),
    ],
    check: .expression { subject, reporter in
      guard subject.role == .alert, case .binary(let node) = subject.bare(subject.tree.root),
        node.isBool
      else { return }
      reporter.report(
        at: subject.place(node.span), "with 'bool' this alert always fires",
        help: "leave 'bool' out", fixes: subject.removal(ofBoolIn: node))
    }
  )
}
