import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let unitMismatch = CheckRule(
    "promql/unit-mismatch", .warning,
    summary: "Values of different units are added or compared.",
    rationale: "Seconds and bytes have no sum, and neither is greater.",
    examples: [
      .fails("expr: ⟦a_bytes > b_seconds⟧"),
      .fails("expr: ⟦sum(a_seconds) + sum(b_bytes)⟧ > 1"),
      .passes("expr: a_bytes > b_bytes"),
      .passes("expr: a_bytes / b_seconds > 1"),
      .passes("expr: time() - a_timestamp_seconds > 5"),
    ],
    check: .binary { node, id, subject, reporter in
      guard node.op.isComparison || node.op == .add || node.op == .subtract else { return }
      guard let left = subject.analysis[node.left].first?.value.unit,
        let right = subject.analysis[node.right].first?.value.unit, left != right,
        isPlain(left), isPlain(right), subject.types[node.left.index] == .vector,
        subject.types[node.right.index] == .vector
      else { return }
      reporter.report(
        at: subject.place(node.span), "\(left.text) and \(right.text) are put together",
        help: "compare values of one unit")
    }
  )
}

/// Whether values of a unit can only be compared with each other.
private func isPlain(_ unit: ValueUnit) -> Bool {
  switch unit {
  case .seconds, .bytes, .celsius: true
  default: false
  }
}
