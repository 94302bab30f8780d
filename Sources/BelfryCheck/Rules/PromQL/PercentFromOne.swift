import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let percentFromOne = CheckRule(
    "promql/percent-from-one", .warning,
    summary: "A percentage is taken from 1.",
    rationale: """
      1 less 40 is no share of anything. Next to a limit such as 80 the alert never fires, since \
      the value is never more than 1.
      """,
    examples: [
      .fails("expr: ⟦1 - (sum(disk_free_bytes) / sum(disk_size_bytes)) * 100⟧ > 80"),
      .fails("expr: (⟦1 - 100 * inodes_free / inodes⟧) > 80"),
      .fails("expr: ⟦1 - avg(rate(node_cpu_seconds_total{mode=\"idle\"}[5m])) * 100⟧ > 80"),
      .passes("expr: (1 - sum(disk_free_bytes) / sum(disk_size_bytes)) * 100 > 80"),
      .passes("expr: 100 - (sum(disk_free_bytes) / sum(disk_size_bytes)) * 100 > 80"),
      .passes("expr: 1 - disk_used_percent / 100 > 0.8"),
      .passes("expr: 1 - queue_length * 100 > 80"),
      // What is left of a budget of 0.01.
      .passes("expr: 1 - (sum(errors) / sum(requests)) * 100 < 0.1"),
    ],
    check: .binary { node, id, subject, reporter in
      guard node.op == .subtract, subject.constant(node.left) == 1,
        subject.isPercentage(node.right), !isBelowOne(id, subject)
      else { return }
      reporter.report(
        at: subject.place(node.span), "a percentage is taken from 1",
        help: "take it from 100, or take the ratio from 1 and multiply that",
        fixes: subject.fix(
          "take it from 100", [(subject.tree[node.left].span, "100")], isSafe: false))
    }
  )
}

/// Whether a comparison of a part has a limit that is reached below 1, as for what is left of a budget.
private func isBelowOne(_ id: NodeID, _ subject: ExpressionSubject) -> Bool {
  subject.tree.nodes.contains { node in
    guard case .binary(let node) = node, node.op.isComparison else { return false }
    return [(node.left, node.right), (node.right, node.left)].contains { part, limit in
      subject.tree.unwrapped(part) == id && (subject.constant(limit).map { abs($0) <= 1 } ?? false)
    }
  }
}
