import BelfrySource

extension CheckRule {
  static let expositionSyntax = CheckRule(
    "exposition/syntax", .error,
    summary: "A line that readers of metrics refuse.",
    rationale: """
      Prometheus gives up a whole scrape for one wrong line, and promtool, the Pushgateway and \
      textfile collectors refuse the whole text.
      """,
    references: [
      "https://prometheus.io/docs/instrumenting/exposition_formats/"
    ],
    examples: [
      .fails(
        """
        up 1
        requests_total{code=⟦'⟧200'} 1

        """),
      .passes(
        """
        up 1
        requests_total{code="200",} 1 1700000000000
        # any comment

        """),
    ],
    check: .reading
  )
}
