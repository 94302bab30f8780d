import BelfryExposition
import BelfrySource

extension CheckRule {
  static let nonBaseUnit = CheckRule(
    "metrics/non-base-unit", .advice,
    summary: "A metric that is not in a base unit.",
    rationale: """
      In one unit everywhere, any two metrics can be compared and divided; Grafana shows \
      milliseconds and gigabytes by itself.
      """,
    references: [
      "https://prometheus.io/docs/practices/naming/",
      "https://pkg.go.dev/github.com/prometheus/client_golang/prometheus/testutil/promlint",
    ],
    examples: [
      .fails(
        """
        # TYPE ⟦wait_milliseconds⟧ histogram
        wait_milliseconds_bucket{le="+Inf"} 1
        wait_milliseconds_sum 1
        wait_milliseconds_count 1

        """),
      .passes(
        """
        # TYPE wait_seconds gauge
        wait_seconds 1

        """),
      .passes(
        """
        # TYPE thermometers_read gauge
        thermometers_read 1

        """),
    ],
    check: .metricFamily { family, scrape, reporter in
      // Where a project says its units, 'unit-not-allowed' speaks of them.
      guard scrape.units.isEmpty, let (unit, base) = MetricUnits.unit(of: family.name),
        unit != base
      else { return }
      reporter.report(
        at: family.place.span, "'\(family.name)' is in \(unit), not in \(base)",
        help: "Give it in the base unit, \(base).")
    }
  )
}
