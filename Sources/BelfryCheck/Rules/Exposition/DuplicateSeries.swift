import BelfrySource

extension CheckRule {
  static let duplicateSeries = CheckRule(
    "exposition/duplicate-series", .error,
    summary: "A series that stands in a text twice.",
    rationale: """
      Prometheus keeps the first of the two values and counts the other as a duplicate; a \
      textfile collector fails as a whole.
      """,
    references: [
      "https://prometheus.io/docs/instrumenting/exposition_formats/"
    ],
    examples: [
      .fails(
        """
        jobs{queue="a",state="new"} 1
        ⟦jobs⟧{state="new",queue="a"} 2

        """),
      .passes(
        """
        jobs{queue="a",state="new"} 1
        jobs{queue="a",state="old"} 2

        """),
    ],
    check: .reading
  )
}
