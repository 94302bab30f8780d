import BelfrySource

extension CheckRule {
  static let duplicateFamily = CheckRule(
    "exposition/duplicate-family", .error,
    summary: "A second HELP or TYPE line for a metric.",
    rationale: """
      A family has one of each. promtool, the Pushgateway and textfile collectors refuse the \
      text; Prometheus keeps one of them.
      """,
    references: [
      "https://prometheus.io/docs/instrumenting/exposition_formats/"
    ],
    examples: [
      .fails(
        """
        # TYPE jobs gauge
        jobs 1
        # TYPE ⟦jobs⟧ gauge

        """),
      .passes(
        """
        # HELP jobs Jobs.
        # TYPE jobs gauge
        jobs 1

        """),
    ],
    check: .reading
  )
}
