import BelfryExposition
import BelfrySource

extension CheckRule {
  static let noHelp = CheckRule(
    "metrics/no-help", .advice,
    summary: "A metric without a help text.",
    rationale: """
      The help text is what Grafana and Prometheus show beside a name; without it a reader has \
      to guess what is counted.
      """,
    references: [
      "https://pkg.go.dev/github.com/prometheus/client_golang/prometheus/testutil/promlint"
    ],
    examples: [
      .fails(
        """
        # TYPE ⟦jobs_waiting⟧ gauge
        jobs_waiting 1

        """),
      .passes(
        """
        # HELP jobs_waiting Jobs that wait.
        # TYPE jobs_waiting gauge
        jobs_waiting 1

        """),
    ],
    check: .metricFamily { family, _, reporter in
      guard family.help?.isEmpty != false else { return }
      reporter.report(
        at: family.place.span, "'\(family.name)' has no help text",
        help: "Write '# HELP \(family.name) …' above its samples.")
    }
  )
}
