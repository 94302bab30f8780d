import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let absentWithAggregation = CheckRule(
    "promql/absent-with-aggregation", .advice,
    summary: "absent() of an aggregation.",
    rationale: """
      absent() takes its labels from the matchers of a selector. Of an aggregation it knows none, \
      so that the alert says neither job nor instance and is routed like any other.
      """,
    examples: [
      .fails("expr: absent(⟦sum(up{job=\"api\"})⟧)"),
      .fails("expr: absent(⟦sum by (job) (up{job=\"api\"})⟧) == 1"),
      .passes("expr: absent(up{job=\"api\"})"),
      .passes("expr: sum(absent(up{job=\"api\"}))"),
      .passes("expr: absent(count(up{job=\"api\"}) > 3)"),
      .passes("expr: absent(sum(up))"),
    ],
    check: .call { call, id, subject, reporter in
      guard call.name == "absent", let argument = call.arguments.first,
        case .aggregation(let aggregation) = subject.bare(argument),
        let selector = subject.scraped(aggregation.expression),
        selector.matchers.contains(where: { $0.op == .equal && $0.name != "__name__" })
      else { return }
      reporter.report(
        at: subject.place(aggregation.span),
        "'absent' of '\(aggregation.op)' loses the labels of the selector",
        help: "write absent() of the selector alone")
    }
  )
}
