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
    check: .metricFamily { family, _, reporter in
      guard family.typePlace == nil else { return }
      reporter.report(
        at: (family.firstSamplePlace ?? family.place).span, "'\(family.name)' has no type",
        help: "Write '# TYPE \(family.name) counter', or gauge, histogram or summary.")
    }
  )
}
