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
      .fails("expr: sum(a_used_bytes) / sum(a_limit_bytes) > ⟦80⟧"),
      .fails("expr: disk_used_percent > ⟦0.9⟧"),
      .passes("expr: sum(a_used_bytes) / sum(a_limit_bytes) > 0.8"),
      .passes("expr: 100 * sum(a_used_bytes) / sum(a_limit_bytes) > 80"),
      .passes("expr: disk_used_percent > 90"),
      .passes("expr: sum(rate(cpu_seconds_total[5m])) > 8"),
      .passes("expr: 100 * sum(rate(a{code=~\"5..\"}[5m])) / sum(rate(a[5m])) > 0.5"),
      .passes("expr: (sum(rate(a{code=\"5\"}[1h])) / sum(rate(a[1h]))) / 0.001 > 14.4"),
      .passes("expr: node_memory_MemTotal_bytes / node_memory_MemAvailable_bytes > 10"),
      .passes(
        "expr: histogram_quantile(0.99, sum by (le) (rate(a_bucket[5m]))) / histogram_quantile(0.5, sum by (le) (rate(a_bucket[5m]))) > 10"
      ),
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
      } else if value.unit == .percent, limit > 0.5, limit < 1, node.op != .equal,
        node.op != .notEqual
      {
        // Half a per cent and less is what one watches for errors.
        reporter.report(
          at: span(), "a percentage is compared with \(shown())",
          help: "write \(Printer().number(limit * 100))")
      }
    }
  )
}

/// Whether a part is a quotient that rarely exceeds one: of a part and its whole, or of one metric.
private func isQuotient(_ id: NodeID, _ subject: ExpressionSubject) -> Bool {
  guard case .binary(let node) = subject.bare(id), node.op == .divide,
    subject.types[node.right.index] == .vector
  else { return false }
  let wholes = subject.selectors(below: node.right).compactMap(\.metric)
  let parts = subject.selectors(below: node.left).compactMap(\.metric)
  // Time over time, such as load by cores, may be anything.
  if subject.analysis[node.left].first?.value.unit == .bytes {
    return wholes.contains(where: isWhole) && !parts.contains(where: isWhole)
  }
  // Quantiles of one histogram lie as far apart as they like.
  guard !subject.calls(below: id).contains(where: { $0.name == "histogram_quantile" }) else {
    return false
  }
  return parts.count == 1 && parts == wholes
}

/// Whether a metric's name says that it is all there is of something.
private func isWhole(_ metric: String) -> Bool {
  metric.split(separator: "_").contains {
    ["total", "size", "limit", "max", "capacity", "quota", "memtotal", "maximum"].contains(
      $0.lowercased())
  }
}
