import BelfrySource

extension CheckRule {
  static let negativeCounter = CheckRule(
    "exposition/negative-counter", .warning,
    summary: "A counter below zero.",
    rationale: """
      A counter begins at 0 and only grows; rate() takes every fall for a restart. What can fall \
      is a gauge.
      """,
    references: [
      "https://prometheus.io/docs/instrumenting/exposition_formats/"
    ],
    examples: [
      .fails(
        """
        # TYPE jobs_total counter
        jobs_total ⟦-1⟧

        """),
      .passes(
        """
        # TYPE jobs gauge
        jobs -1

        """),
    ],
    check: .reading
  )
}
