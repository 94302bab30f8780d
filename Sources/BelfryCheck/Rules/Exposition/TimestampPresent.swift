import BelfrySource

extension CheckRule {
  static let timestampPresent = CheckRule(
    "exposition/timestamp-present", .advice,
    summary: "Samples that carry their own timestamps.",
    rationale: """
      A series with timestamps is not marked as gone when it ends, so that it stays for five \
      minutes, and a textfile collector refuses the file. cAdvisor and federation set them on \
      purpose. Told once a text.
      """,
    references: [
      "https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness"
    ],
    examples: [
      .fails(
        """
        jobs 1 ⟦1700000000000⟧
        jobs_done 2 1700000000000

        """),
      .passes(
        """
        jobs 1
        jobs_done 2

        """),
    ],
    check: .reading
  )
}
