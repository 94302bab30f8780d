import BelfrySource

extension CheckRule {
  static let histogramInconsistent = CheckRule(
    "exposition/histogram-inconsistent", .warning,
    summary: "A histogram whose parts do not fit.",
    rationale: """
      histogram_quantile() needs cumulative buckets in order with one for +Inf, and averages \
      need the sum and the count. A histogram that lacks them gives wrong numbers, or none.
      """,
    references: [
      "https://prometheus.io/docs/instrumenting/exposition_formats/",
      "https://github.com/prometheus/OpenMetrics/blob/v1.0.0/specification/OpenMetrics.md",
    ],
    examples: [
      .fails(
        """
        # TYPE h histogram
        h_bucket{le="1"} 5
        h_bucket{le="+Inf"} ⟦4⟧
        h_sum 3
        h_count 4

        """),
      .fails(
        """
        # TYPE h histogram
        ⟦h_bucket{le="1"} 5⟧
        h_sum 3
        h_count 5

        """),
      .passes(
        """
        # TYPE h histogram
        h_bucket{le="1"} 5
        h_bucket{le="+Inf"} 5
        h_sum 3
        h_count 5

        """),
    ],
    check: .reading
  )
}
