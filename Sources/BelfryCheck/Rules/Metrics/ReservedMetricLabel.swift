import BelfryExposition
import BelfrySource

extension CheckRule {
  static let reservedMetricLabel = CheckRule(
    "metrics/reserved-label", .warning,
    summary: "A label that begins with two underscores.",
    rationale: """
      Labels that begin with '__' are Prometheus' own; they are dropped after relabelling.
      """,
    references: [
      "https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels"
    ],
    examples: [
      .fails(
        """
        jobs{⟦__queue⟧="a"} 1

        """),
      .passes(
        """
        jobs{_queue="a"} 1

        """),
    ],
    check: .metricFamily { family, _, reporter in
      for label in family.labels where label.name.hasPrefix("__") {
        reporter.report(
          at: label.place.span, "the label '\(label.name)' of '\(family.name)' is reserved",
          help: "Take the underscores away: Prometheus drops labels that begin with '__'.")
      }
    }
  )
}
