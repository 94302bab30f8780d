import BelfrySource

extension CheckRule {
  static let openMetricsEOF = CheckRule(
    "exposition/openmetrics-eof", .error,
    summary: "OpenMetrics without its last line.",
    rationale: """
      A text of OpenMetrics ends with '# EOF', so that one that was cut off is not taken for a \
      whole. Prometheus refuses the scrape.
      """,
    references: [
      "https://github.com/prometheus/OpenMetrics/blob/v1.0.0/specification/OpenMetrics.md"
    ],
    examples: [
      .fails(
        """
        # TYPE wait_seconds gauge
        # UNIT wait_seconds seconds
        wait_seconds 1
        ⟦⟧
        """),
      .passes(
        """
        # TYPE wait_seconds gauge
        # UNIT wait_seconds seconds
        wait_seconds 1
        # EOF

        """),
    ],
    check: .reading
  )
}
