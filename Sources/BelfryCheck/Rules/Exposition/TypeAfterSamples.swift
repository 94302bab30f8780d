import BelfrySource

extension CheckRule {
  static let typeAfterSamples = CheckRule(
    "exposition/type-after-samples", .warning,
    summary: "A TYPE line that comes after samples of its metric.",
    rationale: """
      Readers take the samples before it as untyped, so that histograms fall apart; promtool \
      refuses the text.
      """,
    references: [
      "https://prometheus.io/docs/instrumenting/exposition_formats/"
    ],
    examples: [
      .fails(
        """
        jobs_total 1
        # TYPE ⟦jobs_total⟧ counter

        """),
      .fails(
        """
        h_bucket{le="+Inf"} 1
        # TYPE ⟦h⟧ histogram

        """),
      .passes(
        """
        # TYPE jobs_total counter
        jobs_total 1

        """),
    ],
    check: .reading
  )
}
