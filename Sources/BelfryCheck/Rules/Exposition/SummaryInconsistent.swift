import BelfrySource

extension CheckRule {
  static let summaryInconsistent = CheckRule(
    "exposition/summary-inconsistent", .warning,
    summary: "A summary whose parts do not fit.",
    rationale: """
      Quantiles lie between 0 and 1 and do not fall, and averages need the sum and the count.
      """,
    references: [
      "https://prometheus.io/docs/instrumenting/exposition_formats/"
    ],
    examples: [
      .fails(
        """
        # TYPE s summary
        s{quantile="⟦99⟧"} 5
        s_sum 3
        s_count 4

        """),
      .passes(
        """
        # TYPE s summary
        s{quantile="0.99"} NaN
        s_sum 0
        s_count 0

        """),
    ],
    check: .reading
  )
}
