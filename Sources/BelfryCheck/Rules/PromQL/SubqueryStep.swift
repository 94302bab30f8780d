import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let subqueryStep = CheckRule(
    "promql/subquery-step", .warning,
    summary: "A subquery whose step is not below its range.",
    rationale: "It gives one sample at most, of which no function can tell a change.",
    examples: [
      .fails("expr: max_over_time(rate(a[5m])⟦[5m:10m]⟧) > 1"),
      .passes("expr: max_over_time(rate(a[5m])[1h:5m]) > 1"),
    ],
    check: .expression { subject, reporter in
      for case .subquery(let node) in subject.tree.nodes {
        guard let range = node.range.milliseconds, let step = node.step?.milliseconds, step >= range
        else { continue }
        let inner = subject.tree[node.expression].span.end
        reporter.report(
          at: subject.place(Span(inner, node.span.end)),
          "a step of \(durationText(milliseconds: step)) leaves one sample",
          help: "make the range several steps long")
      }
    }
  )
}
