import BelfryExposition
import BelfrySource

extension CheckRule {
  static let totalOnNonCounter = CheckRule(
    "metrics/total-on-non-counter", .advice,
    summary: "A metric that ends with '_total' and is no counter.",
    rationale: """
      The ending '_total' is that of counters: readers put rate() around it, which makes a spike \
      of every fall of a gauge.
      """,
    references: [
      "https://prometheus.io/docs/practices/naming/",
      "https://pkg.go.dev/github.com/prometheus/client_golang/prometheus/testutil/promlint",
    ],
    examples: [
      .fails(
        """
        # TYPE ⟦memory_total⟧ gauge
        memory_total 3

        """),
      .passes(
        """
        # TYPE memory_total untyped
        memory_total 3

        """),
      .passes(
        """
        # TYPE requests_total counter
        requests_total 3

        """),
    ],
    check: .metricFamily { family, _, reporter in
      guard let type = family.knownType, type != .counter, family.name.hasSuffix("_total") else {
        return
      }
      reporter.report(
        at: family.place.span, "'\(family.name)' ends with '_total', but is a \(type.rawValue)",
        help: "Call it '\(family.name.dropLast(6))', or make it a counter.")
    }
  )
}
