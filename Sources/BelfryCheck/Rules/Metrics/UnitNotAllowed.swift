import BelfryExposition
import BelfrySource

extension CheckRule {
  static let unitNotAllowed = CheckRule(
    "metrics/unit-not-allowed", .warning, since: "0.2",
    summary: "A metric in a unit that the project does not use.",
    rationale: """
      A project that says its units under 'naming: metric_units' in .belfry.yml has every metric in \
      one of them, so that any two can be compared. Without that key, nothing is reported.
      """,
    references: [
      "https://prometheus.io/docs/practices/naming/#base-units"
    ],
    examples: [
      .fails(
        """
        --- .belfry.yml
        naming: {metric_units: [seconds, bytes]}
        --- api.prom
        # TYPE ⟦api_wait_milliseconds⟧ gauge
        api_wait_milliseconds 1

        """),
      .passes(
        """
        --- .belfry.yml
        naming: {metric_units: [milliseconds]}
        --- api.prom
        # TYPE api_wait_milliseconds gauge
        api_wait_milliseconds 1
        # TYPE api_users gauge
        api_users 1

        """),
    ],
    check: .metricFamily { family, scrape, reporter in
      guard !scrape.units.isEmpty, !family.isFromLibrary else { return }
      let unit = family.unit.flatMap { $0.isEmpty ? nil : $0 } ?? MetricUnits.said(in: family.name)
      guard let unit, !scrape.units.contains(unit) else { return }
      reporter.report(
        at: family.place.span, "'\(family.name)' is in \(unit), which the project does not use",
        help: "Its units are: \(scrape.units.joined(separator: ", ")).")
    }
  )
}
