import BelfryExposition
import BelfrySource

extension CheckRule {
  static let labelInName = CheckRule(
    "metrics/label-in-name", .advice,
    summary: "A name that says by which label a metric is parted.",
    rationale: """
      A query may sum the label away, and then the name lies. 'by' and 'per' belong into \
      queries.
      """,
    references: [
      "https://prometheus.io/docs/practices/naming/"
    ],
    examples: [
      .fails(
        """
        # TYPE ⟦jobs_by_queue⟧ gauge
        jobs_by_queue{queue="a"} 1

        """),
      .passes(
        """
        # TYPE jobs_by_hand gauge
        jobs_by_hand{queue="a"} 1

        """),
      .passes(
        """
        # TYPE node_cpu_seconds_total counter
        node_cpu_seconds_total{cpu="0"} 1

        """),
    ],
    check: .metricFamily { family, _, reporter in
      let name = family.name + "_"
      guard let label = family.ownLabels.first(where: { name.contains("_by_\($0.name)_") }) else {
        return
      }
      reporter.report(
        at: family.place.span, "'\(family.name)' holds the name of its label '\(label.name)'",
        help: "Leave 'by_\(label.name)' out of the name.")
    }
  )
}
