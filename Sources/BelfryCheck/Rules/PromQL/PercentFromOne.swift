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
    ],
    check: .binary { node, id, subject, reporter in
      guard node.op == .subtract, constant(node.left, subject) == 1,
        isPercentage(node.right, subject)
      else { return }
      reporter.report(
        at: subject.place(node.span), "a percentage is taken from 1",
        help: "take it from 100, or take the ratio from 1 and multiply that",
        fixes: subject.fix(
          "take it from 100", [(subject.tree[node.left].span, "100")], isSafe: false))
    }
  )
}

/// Whether a part is a ratio a hundredfold.
private func isPercentage(_ id: NodeID, _ subject: ExpressionSubject) -> Bool {
  guard case .binary(let node) = subject.bare(id) else { return false }
  switch node.op {
  case .multiply:
    return [(node.left, node.right), (node.right, node.left)].contains { factor, part in
      constant(factor, subject) == 100 && isRatio(part, subject)
    }
  case .divide:
    guard subject.types[node.right.index] == .vector,
      case .binary(let inner) = subject.bare(node.left), inner.op == .multiply
    else { return false }
    return [inner.left, inner.right].contains { constant($0, subject) == 100 }
  default: return false
  }
}

private func isRatio(_ id: NodeID, _ subject: ExpressionSubject) -> Bool {
  if subject.analysis[id].first?.value.unit == .ratio { return true }
  guard case .binary(let node) = subject.bare(id), node.op == .divide else { return false }
  return subject.types[node.right.index] == .vector
}

private func constant(_ id: NodeID, _ subject: ExpressionSubject) -> Double? {
  guard subject.types[id.index] == .scalar, subject.analysis[id].count == 1 else { return nil }
  return subject.analysis[id][0].value.constant
}
