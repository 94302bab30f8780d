import BelfryExposition
import BelfrySource

extension CheckRule {
  static let noType = CheckRule(
    "metrics/no-type", .advice,
    summary: "A metric without a type.",
    rationale: """
      Without a TYPE line a metric is untyped: neither editors nor checks can tell a counter \
      from a gauge, and buckets are no histogram.
      """,
    references: [
      "https://prometheus.io/docs/instrumenting/exposition_formats/"
    ],
    examples: [
      .fails(
        """
        # HELP jobs_waiting Jobs that wait.
        ⟦jobs_waiting⟧ 1

        """),
      .passes(
        """
        # TYPE jobs_waiting untyped
        jobs_waiting 1

        """),
    ],
    check: .scrape { scrape, reporter in
      let found = scrape.table.families.filter { $0.sampleCount > 0 && $0.typePlace == nil }
      // What is missing everywhere is told once.
      let rest = found.count > 10 ? found.count - 1 : 0
      for family in rest > 0 ? Array(found.prefix(1)) : found {
        reporter.report(
          at: (family.firstSamplePlace ?? family.place).span,
          "'\(family.name)' has no type" + (rest > 0 ? ", nor have \(rest) other metrics" : ""),
          help: "Write '# TYPE \(family.name) counter', or gauge, histogram or summary.")
      }
    }
  )
}
