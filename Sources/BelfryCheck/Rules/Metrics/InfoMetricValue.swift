import BelfryExposition
import BelfrySource

extension CheckRule {
  static let infoMetricValue = CheckRule(
    "metrics/info-metric-value", .warning,
    summary: "An _info metric that is not 1.",
    rationale: """
      Queries multiply by an _info metric to take its labels over; any value but 1 changes the \
      result.
      """,
    references: [
      "https://github.com/prometheus/OpenMetrics/blob/v1.0.0/specification/OpenMetrics.md"
    ],
    examples: [
      .fails(
        """
        # TYPE app_build_info gauge
        app_build_info{version="2"} ⟦2⟧

        """),
      .passes(
        """
        # TYPE app_build_info gauge
        app_build_info{version="2"} 1

        """),
    ],
    check: .metricFamily { family, _, reporter in
      guard let place = family.oddInfoPlace else { return }
      reporter.report(
        at: place.span, "'\(family.name)' is not 1",
        help: "Keep the value at 1, and what it says in labels.")
    }
  )
}
