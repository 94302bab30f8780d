import BelfrySource

extension CheckRule {
  static let interleavedFamily = CheckRule(
    "exposition/interleaved-family", .warning,
    summary: "Samples of a metric that do not stand together.",
    rationale: """
      All lines of a metric have to follow each other. Prometheus forgives it; OpenMetrics \
      forbids it, and readers that stream see a metric twice.
      """,
    references: [
      "https://prometheus.io/docs/instrumenting/exposition_formats/"
    ],
    examples: [
      .fails(
        """
        a{x="1"} 1
        b 1
        ⟦a⟧{x="2"} 1

        """),
      .passes(
        """
        a{x="1"} 1
        a{x="2"} 1
        b 1

        """),
    ],
    check: .reading
  )
}
