import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let quantileWithoutRate = CheckRule(
    "promql/quantile-without-rate", .warning,
    summary: "histogram_quantile() of buckets as they stand.",
    rationale: """
      Buckets count since the process started, so the quantile is that of its whole life and \
      hardly moves.
      """,
    examples: [
      .fails("expr: ⟦histogram_quantile(0.9, sum by (le) (a_seconds_bucket))⟧ > 1"),
      .fails("expr: ⟦histogram_quantile(0.95, a_duration_seconds)⟧ > 2"),
      .passes("expr: histogram_quantile(0.9, sum by (le) (rate(a_seconds_bucket[5m]))) > 1"),
      .passes("expr: histogram_quantile(0.9, job:a_seconds_bucket:rate5m) > 1"),
    ],
    check: .call { call, id, subject, reporter in
      guard call.name == "histogram_quantile", call.arguments.count == 2 else { return }
      var part = subject.bare(call.arguments[1])
      while case .aggregation(let aggregation) = part {
        part = subject.bare(aggregation.expression)
      }
      guard case .selector(let selector) = part, let name = selector.metric,
        !name.contains(":"), !name.contains("$")
      else { return }
      // What ends otherwise is no histogram, or a native one, or was asked for by its base name.
      let others = ["_sum", "_count", "_total"]
      guard !others.contains(where: name.hasSuffix) else { return }
      let buckets = name.hasSuffix("_bucket") ? name : name + "_bucket"
      reporter.report(
        at: subject.place(call.span), "the quantile of all time, since the buckets have no rate()",
        help: "write rate(\(buckets)[5m])")
    }
  )
}
