import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let labelRemovedThenUsed = CheckRule(
    "promql/label-removed-then-used", .warning,
    summary: "A label is used after it was aggregated away.",
    rationale: """
      Grouping by a label that is not there any more puts everything into one group, and \
      label_replace() reads an empty text.
      """,
    examples: [
      .fails("expr: sum by (⟦instance⟧) (sum by (job) (up)) > 0"),
      .fails("expr: label_replace(sum(up), \"a\", \"$1\", ⟦\"job\"⟧, \"(.*)\") > 0"),
      .passes("expr: sum by (job) (sum by (job, instance) (up)) > 0"),
    ],
    check: .expression { subject, reporter in
      for use in subject.analysis.uses where use.fact.presence == .never {
        guard use.role == .by || use.role == .source else { continue }
        // Numbers beside data often stand in for what is missing.
        if case .constant = use.fact.cause { continue }
        let cause = use.fact
        reporter.report(
          at: subject.place(use.span), "'\(use.name)' is not there any more",
          help: "keep it in the inner aggregation, or leave it out here",
          related: [.init(cause.cause.text, file: reporter.file, span: subject.place(cause.span))])
      }
    }
  )
}
