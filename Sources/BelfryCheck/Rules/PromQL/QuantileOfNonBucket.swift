import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let quantileOfNonBucket = CheckRule(
    "promql/quantile-of-non-bucket", .error,
    summary: "histogram_quantile() of what has no buckets.",
    rationale: """
      The function reads the series that end in _bucket; those that end in _sum, _count or \
      _total have no label le, and the result is empty.
      """,
    examples: [
      .fails("expr: histogram_quantile(0.9, rate(⟦a_seconds_sum⟧[5m])) > 1"),
      .fails("expr: histogram_quantile(0.9, sum(rate(⟦a_total⟧[5m]))) > 1"),
      .passes("expr: histogram_quantile(0.9, rate(a_seconds_bucket[5m])) > 1"),
      .passes("expr: histogram_quantile(0.9, rate(a_seconds[5m])) > 1"),
    ],
    check: .call { call, id, subject, reporter in
      guard call.name == "histogram_quantile", call.arguments.count == 2 else { return }
      var part = subject.bare(call.arguments[1])
      while true {
        if case .aggregation(let aggregation) = part {
          part = subject.bare(aggregation.expression)
        } else if case .call(let inner) = part, inner.arguments.count == 1 {
          part = subject.bare(inner.arguments[0])
        } else {
          break
        }
      }
      let selector: VectorSelector
      switch part {
      case .selector(let found): selector = found
      case .matrix(let found): selector = found.selector
      default: return
      }
      guard let name = selector.metric,
        let suffix = ["_sum", "_count", "_total"].first(where: name.hasSuffix)
      else { return }
      let base = name.dropLast(suffix.count)
      reporter.report(
        at: subject.place(selector.nameSpan), "'\(name)' has no buckets",
        help: "read '\(base)_bucket'")
    }
  )
}
