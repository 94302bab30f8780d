import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let thresholdOutOfRange = CheckRule(
    "promql/threshold-out-of-range", .warning,
    summary: "A limit that the value cannot reach by its unit.",
    rationale: """
      A ratio lies between 0 and 1, a percentage between 0 and 100. Compared with a limit of \
      the other kind, the alert fires always or never.
      """,
    examples: [
      .fails("expr: sum(a_bytes) / sum(b_bytes) > ⟦80⟧"),
      .fails("expr: disk_used_percent > ⟦0.9⟧"),
      .passes("expr: sum(a_bytes) / sum(b_bytes) > 0.8"),
      .passes("expr: 100 * sum(a_bytes) / sum(b_bytes) > 80"),
      .passes("expr: disk_used_percent > 90"),
      .passes("expr: sum(rate(cpu_seconds_total[5m])) > 8"),
    ],
    check: .binary { node, id, subject, reporter in
      guard node.op.isComparison, subject.types[node.right.index] == .scalar,
        let limit = subject.analysis[node.right].first?.value.constant,
        let value = subject.analysis[node.left].first?.value,
        subject.analysis[node.left].count == 1,
        value.kind != .rate, value.kind != .counter
      else { return }
      let span = { subject.place(subject.tree[node.right].span) }
      let shown = { Printer().number(limit) }
      if value.unit == .ratio, limit >= 5, limit <= 100, isQuotient(node.left, subject) {
        reporter.report(
          at: span(), "a ratio is compared with \(shown())",
          help: "write \(Printer().number(limit / 100))")
      } else if value.unit == .percent, limit > 0, limit < 1, node.op != .equal,
        node.op != .notEqual
      {
        reporter.report(
          at: span(), "a percentage is compared with \(shown())",
          help: "write \(Printer().number(limit * 100))")
      }
    }
  )
}

/// Whether a part is a quotient of equal units, which rarely exceeds one.
private func isQuotient(_ id: NodeID, _ subject: ExpressionSubject) -> Bool {
  guard case .binary(let node) = subject.bare(id), node.op == .divide else { return false }
  // Time over time, such as load by cores, may be anything.
  return subject.analysis[node.left].first?.value.unit == .bytes
    || subject.selectors.count == 2
      && subject.selectors[0].metric == subject.selectors[1].metric
}
