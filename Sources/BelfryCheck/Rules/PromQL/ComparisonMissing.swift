import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let comparisonMissing = CheckRule(
    "promql/comparison-missing", .warning,
    summary: "An alert without a condition.",
    rationale: """
      An alert fires for every series of its result. Without a comparison, absent() or a set \
      operator it fires as soon as the metric is there; with 'or vector(0)' behind the comparison \
      it fires at all times.
      """,
    examples: [
      .fails("expr: ⟦rate(http_requests_total[5m])⟧"),
      .fails("expr: ⟦sum(up)⟧"),
      .fails("expr: increase(errors_total[5m]) > 5 or ⟦vector(0)⟧"),
      .fails("expr: (sum(up) < 2 or on () (⟦vector(0)⟧))"),
      .passes("expr: (increase(errors_total[5m]) or vector(0)) > 5"),
      .passes("expr: increase(errors_total[5m]) > 5 or vector(0) > 5"),
      .passes("expr: rate(http_requests_total[5m]) > 1"),
      .passes("expr: absent(up)"),
      .passes("expr: vector(1)"),
      .passes("expr: a and b"),
      .passes("expr: up == 0 or down"),
    ],
    check: .expression { subject, reporter in
      guard subject.role == .alert else { return }
      let isWatchdog = subject.analysis.results.allSatisfy { $0.value.isAlwaysThere }
      for id in alternatives(subject) where !isWatchdog {
        guard case .call(let call) = subject.bare(id), call.name == "vector" else { continue }
        reporter.report(
          at: subject.place(call.span), "with '\(subject.text(id))' this alert always fires",
          help: "move it in front of the comparison, as in '(x or vector(0)) > 5'")
      }
      let isFiltered = subject.tree.nodes.contains { node in
        switch node {
        case .binary(let binary): binary.op.isComparison || binary.op.isSet
        case .call(let call): call.name.hasPrefix("absent")
        case .selector(let selector): selector.metric == "ALERTS"
        default: false
        }
      }
      guard !isFiltered, !isWatchdog else { return }
      reporter.report(
        at: subject.place(subject.tree.span), "this alert fires for every series that there is",
        help: "compare the result with a limit")
    }
  )
}

/// The sides of the outermost `or`, each of which gives alerts; none where there is none.
private func alternatives(_ subject: ExpressionSubject) -> [NodeID] {
  guard case .binary(let root) = subject.bare(subject.tree.root), root.op == .or else { return [] }
  var found: [NodeID] = []
  var open = [root.right, root.left]
  while let next = open.popLast() {
    if case .binary(let node) = subject.bare(next), node.op == .or {
      open += [node.right, node.left]
    } else {
      found.append(subject.tree.unwrapped(next))
    }
  }
  return found
}
