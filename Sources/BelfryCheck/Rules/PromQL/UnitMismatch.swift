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
      let units = [node.left, node.right].map { subject.analysis[$0].first?.value.unit }
      let plain: Set<ValueUnit> = [.seconds, .bytes, .celsius]
      guard let left = units[0], let right = units[1], left != right, plain.contains(left),
        plain.contains(right), subject.types[node.left.index] == .vector,
        subject.types[node.right.index] == .vector
      else { return }
      reporter.report(
        at: subject.place(node.span), "\(left.text) and \(right.text) are put together",
        help: "compare values of one unit")
    }
  )
}
