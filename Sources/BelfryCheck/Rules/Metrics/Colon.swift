import BelfryExposition
import BelfrySource

extension CheckRule {
  static let colon = CheckRule(
    "metrics/colon", .advice,
    summary: "A colon in the name of a metric that is exposed.",
    rationale: """
      Colons are kept for recording rules, so that a reader sees what was worked out and what \
      was scraped.
      """,
    references: [
      "https://prometheus.io/docs/practices/naming/",
      "https://pkg.go.dev/github.com/prometheus/client_golang/prometheus/testutil/promlint",
    ],
    examples: [
      .fails(
        """
        # TYPE ⟦job:requests⟧ gauge
        job:requests 1

        """),
      .passes(
        """
        # TYPE job_requests gauge
        job_requests 1

        """),
    ],
    check: .metricFamily { family, _, reporter in
      guard family.name.contains(":") else { return }
      reporter.report(
        at: family.place.span, "'\(family.name)' holds a colon, as recording rules do",
        help: "Write '_' instead.")
    }
  )
}
