import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let leLost = CheckRule(
    "promql/le-lost", .error,
    summary: "An aggregation drops the label le before histogram_quantile().",
    rationale: "Without le the buckets cannot be told apart and the result is empty.",
    examples: [
      .fails("expr: histogram_quantile(0.9, ⟦sum by (job) (rate(a_bucket[5m]))⟧) > 1"),
      .fails("expr: histogram_quantile(0.9, ⟦sum(rate(a_bucket[5m]))⟧) > 1"),
      .passes("expr: histogram_quantile(0.9, sum by (job, le) (rate(a_bucket[5m]))) > 1"),
      .passes("expr: histogram_quantile(0.9, sum by (job) (rate(a[5m]))) > 1"),
    ],
    check: .call { call, id, subject, reporter in
      guard call.name == "histogram_quantile", call.arguments.count == 2 else { return }
      let argument = subject.tree.unwrapped(call.arguments[1])
      // Native histograms have no such label, and no name with '_bucket' either.
      let hasBuckets = subject.selectors.contains { $0.metric?.hasSuffix("_bucket") == true }
      let results = subject.analysis[argument]
      guard hasBuckets, !results.isEmpty,
        results.allSatisfy({ $0.labels["le"].presence == .never && !$0.value.isAlwaysThere })
      else { return }
      let cause = results[0].labels["le"]
      let isDropped = if case .droppedWithout = cause.cause { true } else { false }
      reporter.report(
        at: subject.place(subject.tree[argument].span), "'le' is lost before 'histogram_quantile'",
        help: isDropped
          ? "take 'le' out of the labels of 'without'" : "add 'le' to the labels of 'by'",
        related: [.init(cause.cause.text, file: reporter.file, span: subject.place(cause.span))])
    }
  )
}
