import BelfryPromQL
import BelfryRegex
import BelfrySource

extension CheckRule {
  static let expensiveQuery = CheckRule(
    "promql/expensive-query", .warning,
    summary: "A selector over all or most metrics.",
    rationale: "Without a metric name every series with the label is read, on every evaluation.",
    examples: [
      .fails("expr: count(⟦{__name__=~\".+\"}⟧) > 1"),
      .passes("expr: count({__name__=~\"api_.+\"}) > 1"),
      .passes("expr: count({__name__=~\".+_up\", job=\"api\"}) > 1"),
      .passes("expr: count(up) > 1"),
    ],
    check: .selector { selector, range, subject, reporter in
      guard selector.name == nil, selector.metric == nil,
        let matcher = selector.matchers.first(where: { $0.name == "__name__" }),
        matcher.op == .matches, let pattern = subject.pattern(matcher), pattern.prefix.isEmpty,
        pattern.alternatives == nil,
        // Only the series with that value are read then.
        !selector.matchers.contains(where: {
          $0.op == .equal && $0.name != "__name__" && !$0.value.isEmpty
        })
      else { return }
      reporter.report(
        at: subject.place(selector.span), "this reads the series of every metric",
        help: "name the metrics, or begin with a fixed part")
    }
  )
}
