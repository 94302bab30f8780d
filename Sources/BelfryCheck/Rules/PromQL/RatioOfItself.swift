import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let ratioOfItself = CheckRule(
    "promql/ratio-of-itself", .warning,
    summary: "A ratio whose sides are the same.",
    rationale: """
      Both sides count the same series, so that the result is always 1: mostly the filter \
      stands on both sides, or the label that is filtered is kept on both.
      """,
    examples: [
      .fails("expr: ⟦sum(rate(a{code=\"500\"}[5m])) / sum(rate(a{code=\"500\"}[5m]))⟧ > 0.1"),
      .fails(
        "expr: ⟦sum by (code) (rate(a{code=\"500\"}[5m])) / sum by (code) (rate(a[5m]))⟧ > 0.1"),
      .passes("expr: sum(rate(a{code=\"500\"}[5m])) / sum(rate(a[5m])) > 0.1"),
      .passes("expr: a offset 5m / a > 2"),
    ],
    check: .binary { node, id, subject, reporter in
      guard node.op == .divide else { return }
      let isSame =
        subject.text(node.left) == subject.text(node.right)
        && subject.types[node.left.index] == .vector
      guard isSame || keepsFilter(node, subject) else { return }
      reporter.report(
        at: subject.place(node.span), "both sides are the same: the ratio is always 1",
        help: "leave the filter, or the label that it is on, out on the right")
    }
  )
}

/// Whether both sides group by a label that the left one filters, and otherwise read the same.
private func keepsFilter(_ node: Binary, _ subject: ExpressionSubject) -> Bool {
  guard node.matching == nil, case .aggregation(let left) = subject.bare(node.left),
    case .aggregation(let right) = subject.bare(node.right), left.op == "sum", right.op == "sum",
    let labels = left.grouping?.labels.map(\.name), left.grouping?.isWithout == false,
    labels == right.grouping?.labels.map(\.name)
  else { return false }
  let selectors = [left.expression, right.expression].map { part in
    subject.tree.nodes[...part.index].compactMap { node -> VectorSelector? in
      switch node {
      case .selector(let selector): selector
      case .matrix(let matrix): matrix.selector
      default: nil
      }
    }.last
  }
  guard let own = selectors[0], let other = selectors[1], own.metric == other.metric,
    own.metric != nil
  else { return false }
  let printer = Printer()
  let all = Set(other.matchers.map(printer.matcher))
  let more = own.matchers.filter { !all.contains(printer.matcher($0)) }
  return own.matchers.count == other.matchers.count + more.count && !more.isEmpty
    && more.allSatisfy { $0.op == .equal && labels.contains($0.name) }
}
