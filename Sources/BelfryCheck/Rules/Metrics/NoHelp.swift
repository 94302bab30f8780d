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
    check: .scrape { scrape, reporter in
      let found = scrape.table.families.filter { $0.sampleCount > 0 && $0.help?.isEmpty != false }
      // What is missing everywhere is told once.
      let rest = found.count > 10 ? found.count - 1 : 0
      for family in rest > 0 ? Array(found.prefix(1)) : found {
        reporter.report(
          at: family.place.span,
          "'\(family.name)' has no help text"
            + (rest > 0 ? ", nor have \(rest) other metrics" : ""),
          help: "Write '# HELP \(family.name) …' above its samples.")
      }
    }
  )
}
