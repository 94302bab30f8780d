import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let nanCompared = CheckRule(
    "promql/nan-compared", .warning,
    summary: "A comparison with NaN.",
    rationale: "NaN is neither equal to anything nor less or greater, itself included.",
    examples: [
      .fails("expr: ⟦a == NaN⟧"),
      .passes("expr: a != a"),
      .passes("expr: a == 0"),
    ],
    check: .binary { node, id, subject, reporter in
      guard node.op.isComparison else { return }
      for side in [node.left, node.right] {
        guard subject.analysis[side].first?.value.constant?.isNaN == true else { continue }
        reporter.report(
          at: subject.place(node.span), "nothing compares with NaN",
          help: "write 'a != a', which only NaN fulfils")
      }
    }
  )
}
