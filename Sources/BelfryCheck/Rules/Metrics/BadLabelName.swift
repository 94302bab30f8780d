import BelfryExposition
import BelfrySource

extension CheckRule {
  static let badLabelName = CheckRule(
    "metrics/bad-label-name", .advice,
    summary: "A label that needs quotes.",
    rationale: """
      Labels with dots, dashes and other characters work from Prometheus 3.0 on, and only in \
      quotes.
      """,
    references: [
      "https://prometheus.io/docs/guides/utf8/"
    ],
    examples: [
      .fails(
        """
        jobs{"⟦queue-name⟧"="a"} 1

        """),
      .passes(
        """
        jobs{queue_name="a"} 1

        """),
    ],
    check: .metricFamily { family, _, reporter in
      for label in family.labels where !MetricNames.isPlain(label.name, colons: false) {
        reporter.report(
          at: label.place.span,
          "the label '\(label.name)' of '\(family.name)' has to be quoted in queries",
          help: "Call it '\(MetricNames.plain(label.name))'.")
      }
    }
  )
}
