import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let quantileOfSummary = CheckRule(
    "promql/quantile-of-summary", .warning,
    summary: "Quantiles of a summary are averaged or summed.",
    rationale: """
      The average of 99th percentiles is no percentile of anything. Summaries cannot be \
      combined; histograms can.
      """,
    examples: [
      .fails("expr: ⟦avg by (job) (a_seconds{quantile=\"0.99\"})⟧ > 1"),
      .passes("expr: max by (job) (a_seconds{quantile=\"0.99\"}) > 1"),
      .passes("expr: avg(a_seconds) > 1"),
    ],
    check: .expression { subject, reporter in
      for case .aggregation(let node) in subject.tree.nodes where ["avg", "sum"].contains(node.op) {
        guard let selector = subject.scraped(node.expression),
          selector.matchers.contains(where: { $0.name == "quantile" && $0.op == .equal })
        else { continue }
        reporter.report(
          at: subject.place(node.span), "'\(node.op)' of a summary's quantiles is no quantile",
          help: "take the greatest, or measure with a histogram")
      }
    }
  )
}
