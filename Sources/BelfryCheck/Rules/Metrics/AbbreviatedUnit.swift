import BelfryExposition
import BelfrySource

extension CheckRule {
  static let abbreviatedUnit = CheckRule(
    "metrics/abbreviated-unit", .advice,
    summary: "A name with a unit that is cut short.",
    rationale: """
      Is 's' seconds, 'm' minutes, meters or mega? Units are written out: seconds, bytes.
      """,
    references: [
      "https://prometheus.io/docs/practices/naming/",
      "https://pkg.go.dev/github.com/prometheus/client_golang/prometheus/testutil/promlint",
    ],
    examples: [
      .fails(
        """
        # TYPE ⟦wait_ms⟧ gauge
        wait_ms 1

        """),
      .passes(
        """
        # TYPE wait_seconds gauge
        wait_seconds 1

        """),
      .passes(
        """
        # TYPE s_waiting gauge
        s_waiting 1

        """),
    ],
    check: .metricFamily { family, _, reporter in
      let name = family.name.lowercased()
      let found = MetricUnits.abbreviations.filter {
        name.contains("_\($0.short)_") || name.hasSuffix("_\($0.short)")
      }
      guard let unit = found.first else { return }
      reporter.report(
        at: family.place.span, "'\(family.name)' holds the abbreviated unit '\(unit.short)'",
        help: "Write the unit out, as \(unit.base).")
    }
  )
}
