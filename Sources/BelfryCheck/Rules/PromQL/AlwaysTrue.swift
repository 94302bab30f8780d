import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let alwaysTrue = CheckRule(
    "promql/always-true", .warning,
    summary: "A condition that always holds.",
    rationale:
      "Both sides are known before any data is read, so that the comparison filters nothing.",
    examples: [
      .fails("expr: up > 0 and ⟦vector(1) > 0⟧"),
      .fails("expr: ⟦absent(up) == 1⟧"),
      .passes("expr: vector(1)"),
      .passes("expr: group by (job) (up) == on (job) group by (job) (a)"),
      .passes("expr: up == 1"),
    ],
    check: .binary { node, id, subject, reporter in
      guard node.op.isComparison, !node.isBool,
        // Two vectors are compared where their labels are the same, which leaves others out.
        [node.left, node.right].contains(where: { subject.types[$0.index] == .scalar }),
        let left = subject.analysis[node.left].first?.value.constant,
        let right = subject.analysis[node.right].first?.value.constant,
        subject.analysis[node.left].count == 1, subject.analysis[node.right].count == 1,
        subject.analysis[id].allSatisfy({ $0.dead == nil }),
        !subject.selectors.contains(where: { $0.metric?.hasSuffix("_info") == true })
      else { return }
      let text = "\(Printer().number(left)) \(node.op.rawValue) \(Printer().number(right))"
      // What absent() gives is 1: who compares it says only more than is needed.
      guard case .call(let call) = subject.bare(node.left), call.name.hasPrefix("absent") else {
        return reporter.report(
          at: subject.place(node.span), "'\(text)' always holds",
          help: "leave the comparison out", fixes: withoutComparison(node, subject))
      }
      reporter.report(
        at: subject.place(node.span), "'\(call.name)' gives 1 or nothing: '\(text)' always holds",
        help: "leave the comparison out", fixes: withoutComparison(node, subject), as: .advice)
    }
  )
}

private func withoutComparison(_ node: Binary, _ subject: ExpressionSubject) -> [FixIt] {
  guard subject.types[node.left.index] == .vector else { return [] }
  return subject.fix(
    "leave the comparison out", [(Span(subject.tree[node.left].span.end, node.span.end), "")])
}
