import BelfryExposition
import BelfrySource

extension CheckRule {
  static let counterWithoutTotal = CheckRule(
    "metrics/counter-without-total", .advice,
    summary: "A counter whose name does not end with '_total'.",
    rationale: """
      The ending tells a reader of a query that rate() belongs around it. OpenMetrics adds it to \
      every counter, so that the name changes with the format.
      """,
    references: [
      "https://prometheus.io/docs/practices/naming/",
      "https://pkg.go.dev/github.com/prometheus/client_golang/prometheus/testutil/promlint",
    ],
    examples: [
      .fails(
        """
        # TYPE ⟦requests⟧ counter
        requests 3

        """),
      .passes(
        """
        # TYPE requests_total counter
        requests_total 3

        """),
    ],
    check: .metricFamily { family, scrape, reporter in
      guard family.type == .counter, scrape.table.dialect == .prometheus,
        !family.name.hasSuffix("_total")
      else { return }
      reporter.report(
        at: family.place.span, "the counter '\(family.name)' does not end with '_total'",
        help: "Call it '\(family.name)_total'.")
    }
  )
}
