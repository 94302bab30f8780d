import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let groupLeftNeedless = CheckRule(
    "promql/group-left-needless", .advice,
    summary: "group_left or group_right where both sides have the same labels.",
    rationale: """
      Every series has one partner anyway. The modifier makes the reader look for the side with \
      several, and hides a real ambiguity later.
      """,
    examples: [
      .fails("expr: sum by (job) (a) / on (job) ⟦group_left ()⟧ sum by (job) (b) > 1"),
      .passes("expr: sum by (job, code) (a) / on (job) group_left () sum by (job) (b) > 1"),
      .passes("expr: sum by (job) (a) / on (job) group_left (team) sum by (job, team) (b) > 1"),
      .passes("expr: a / on (job) group_left () sum by (job) (b) > 1"),
    ],
    check: .binary { node, id, subject, reporter in
      guard let matching = node.matching, let many = matching.many, matching.isOn,
        matching.included.isEmpty, let span = matching.manySpan
      else { return }
      let matched = Set(matching.labels.map(\.name))
      for side in [node.left, node.right] {
        guard case .aggregation(let aggregation) = subject.bare(side),
          aggregations[aggregation.op]?.choosesSeries == false,
          let labels = subject.analysis.labels(of: side), labels.isClosed,
          labels.named.allSatisfy({ $0.fact.presence == .never || matched.contains($0.name) })
        else { return }
      }
      reporter.report(
        at: subject.place(span), "'\(many.rawValue)' between sides with the same labels",
        help: "leave it out",
        fixes: subject.fix(
          "leave '\(many.rawValue)' out", [(Span(matching.span.end, span.end), "")]))
    }
  )
}
