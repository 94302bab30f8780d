import BelfryExposition
import BelfrySource

extension CheckRule {
  static let typeInName = CheckRule(
    "metrics/type-in-name", .advice,
    summary: "A name that holds the type of its metric.",
    rationale: """
      The type stands in the TYPE line. In the name it is noise, and wrong as soon as the type \
      changes.
      """,
    references: [
      "https://pkg.go.dev/github.com/prometheus/client_golang/prometheus/testutil/promlint"
    ],
    examples: [
      .fails(
        """
        # TYPE ⟦jobs_gauge⟧ gauge
        jobs_gauge 1

        """),
      .passes(
        """
        # TYPE gauges_read_total counter
        gauges_read_total 1

        """),
    ],
    check: .metricFamily { family, _, reporter in
      let name = family.name.lowercased()
      for type in ["counter", "gauge", "summary", "histogram", "gauge_histogram"]
      where name.contains("_\(type)_") || name.hasSuffix("_\(type)") {
        reporter.report(
          at: family.place.span, "'\(family.name)' holds the type '\(type)'",
          help: "Leave '\(type)' out of the name.")
      }
    }
  )
}
