import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let comparisonBool = CheckRule(
    "promql/comparison-bool", .error,
    summary: "A comparison that answers 0 or 1 where it should choose series.",
    rationale: """
      With bool the comparison keeps every series and gives it 0 or 1, and an alert fires for \
      every series, whatever its value; and and unless do not look at values at all.
      """,
    examples: [
      .fails("expr: ⟦up == bool 0⟧"),
      .fails("expr: (⟦up == bool 0⟧) and on (job) busy == 1"),
      .fails("expr: max(probe_success) == 0 and on () (⟦if_up == bool 1⟧)"),
      .fails("expr: probe_success == 0 unless on (job) (⟦a > bool 1⟧ or b > 1)"),
      .passes("expr: up == 0"),
      .passes("expr: (up == bool 0) > 0"),
      .passes("expr: probe_success == 0 and on (job) (up == bool 1) > 0"),
      .passes("expr: sum(up == bool 1) < 2 and on () a > 1"),
    ],
    check: .expression { subject, reporter in
      if subject.role == .alert {
        for node in answers(subject.tree.root, subject) {
          reporter.report(
            at: subject.place(node.span), "with 'bool' this alert always fires",
            help: "leave 'bool' out", fixes: subject.removal(ofBoolIn: node))
        }
      }
      for case .binary(let outer) in subject.tree.nodes
      where outer.op == .and || outer.op == .unless {
        for node in answers(outer.right, subject) {
          reporter.report(
            at: subject.place(node.span),
            "'\(outer.op.rawValue)' looks at no values: with 'bool' every series counts here",
            help: "leave 'bool' out", fixes: subject.removal(ofBoolIn: node))
        }
      }
    }
  )
}

/// Comparisons with bool whose series a part passes on as they are.
private func answers(_ id: NodeID, _ subject: ExpressionSubject) -> [Binary] {
  var found: [Binary] = []
  var open = [id]
  while let next = open.popLast() {
    guard case .binary(let node) = subject.bare(next) else { continue }
    switch node.op {
    case .and, .unless: open.append(node.left)
    case .or: open += [node.left, node.right]
    default: if node.isBool { found.append(node) }
    }
  }
  return found
}
