import BelfryCatalogue
import BelfryExposition
import BelfrySource

extension CheckRule {
  static let nameChangedType = CheckRule(
    "metrics/name-changed-type", .warning,
    summary: "A known name with another type.",
    rationale: """
      The name is known from client libraries or from the catalogue with another type. \
      Dashboards and rules for it put rate() around what is no counter, or look for buckets that \
      are not there.
      """,
    references: [
      "https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics"
    ],
    examples: [
      .fails(
        """
        # TYPE ⟦process_cpu_seconds_total⟧ gauge
        process_cpu_seconds_total 1

        """),
      .passes(
        """
        # TYPE process_cpu_seconds_total counter
        process_cpu_seconds_total 1

        """),
      .passes(
        """
        # TYPE process_cpu_cores_total gauge
        process_cpu_cores_total 1

        """),
    ],
    check: .metricFamily { family, scrape, reporter in
      guard let type = family.knownType,
        let known = scrape.types[family.name] ?? MetricNames.clientTypes[family.name]
          ?? CatalogueTypes.all[family.name],
        let expected = FamilyType(rawValue: known), expected != .unknown, expected != type
      else { return }
      reporter.report(
        at: family.place.span,
        "'\(family.name)' is a \(type.rawValue) here, and a \(known) elsewhere",
        help: "Give it the type \(known), or another name.")
    }
  )
}
