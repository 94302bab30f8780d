import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let quantileOutOfRange = CheckRule(
    "promql/quantile-out-of-range", .warning,
    summary: "A quantile that is not between 0 and 1.",
    rationale: """
      Outside of 0 to 1 the result is infinite. Percentiles are given as fractions: 0.95, not \
      95.
      """,
    examples: [
      .fails("expr: histogram_quantile(⟦95⟧, rate(a_bucket[5m])) > 1"),
      .fails("expr: quantile(⟦1.5⟧, a) > 1"),
      .passes("expr: histogram_quantile(0.95, rate(a_bucket[5m])) > 1"),
    ],
    check: .expression { subject, reporter in
      for node in subject.tree.nodes {
        let parameter: NodeID?
        switch node {
        case .call(let call) where ["histogram_quantile", "quantile_over_time"].contains(call.name):
          parameter = call.arguments.first
        case .aggregation(let aggregation) where aggregation.op == "quantile":
          parameter = aggregation.parameter
        default: parameter = nil
        }
        guard let parameter, let value = subject.analysis[parameter].first?.value.constant,
          !(0...1).contains(value)
        else { continue }
        let isPercentile = value > 1 && value <= 100
        reporter.report(
          at: subject.place(subject.tree[parameter].span), "a quantile lies between 0 and 1",
          help: isPercentile ? "write \(Printer().number(value / 100))" : nil,
          // 1.5 may mean anything.
          fixes: isPercentile && value >= 50
            ? subject.fix(
              "write \(Printer().number(value / 100))",
              [(subject.tree[parameter].span, Printer().number(value / 100))]) : [])
      }
    }
  )
}
