import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let topkInAlert = CheckRule(
    "promql/topk-in-alert", .warning,
    summary: "topk() or bottomk() in an alert.",
    rationale: """
      Which series are among the first changes from one evaluation to the next, so that alerts \
      begin and end without anything having changed.
      """,
    examples: [
      .fails("expr: ⟦topk(3, a)⟧ > 5"),
      .passes("expr: a > 5"),
    ],
    check: .expression { subject, reporter in
      guard subject.role == .alert else { return }
      // Inside other aggregations and joins the first of equal series is often wanted.
      var id = subject.tree.unwrapped(subject.tree.root)
      while case .binary(let node) = subject.tree[id], node.op.isComparison || node.op == .and {
        id = subject.tree.unwrapped(node.left)
      }
      guard case .aggregation(let node) = subject.tree[id],
        ["topk", "bottomk", "limitk", "limit_ratio"].contains(node.op)
      else { return }
      reporter.report(
        at: subject.place(node.span), "'\(node.op)' makes this alert flap",
        help: "compare with a limit alone")
    }
  )
}
