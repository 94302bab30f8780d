import BelfryPromQL
import BelfryRegex
import BelfrySource

extension CheckRule {
  static let labelRemovedThenUsed = CheckRule(
    "promql/label-removed-then-used", .warning,
    summary: "A label is used after it was aggregated away.",
    rationale: """
      Grouping by a label that is not there any more puts everything into one group, and \
      label_replace() reads an empty text.
      """,
    examples: [
      .fails("expr: sum by (⟦instance⟧) (sum by (job) (up)) > 0"),
      .fails("expr: label_replace(sum(up), \"a\", \"$1\", ⟦\"job\"⟧, \"(.*)\") > 0"),
      .passes("expr: sum by (job) (sum by (job, instance) (up)) > 0"),
      .passes("expr: label_replace(sum(x), \"foo\", \"bar\", \"\", \"\") > 0"),
      .passes("expr: label_replace(sum(x), \"foo\", \"bar\", \"job\", \".*\") > 0"),
    ],
    check: .expression { subject, reporter in
      for use in subject.analysis.uses where use.fact.presence == .never {
        guard use.role == .by || use.role == .source else { continue }
        // Numbers beside data often stand in for what is missing.
        if case .constant = use.fact.cause { continue }
        // What is not there is empty, which the expression of label_replace may ask for.
        if use.name.isEmpty || use.role == .source && subject.takesEmpty(use) { continue }
        let cause = use.fact
        reporter.report(
          at: subject.place(use.span), "'\(use.name)' is not there any more",
          help: "keep it in the inner aggregation, or leave it out here",
          related: [.init(cause.cause.text, file: reporter.file, span: subject.place(cause.span))])
      }
    }
  )
}

extension ExpressionSubject {
  /// Whether a label is the source of a label_replace that does something where it is empty, and
  /// takes nothing over from it.
  fileprivate func takesEmpty(_ use: BelfryPromQL.LabelUse) -> Bool {
    tree.nodes.contains { node in
      guard case .call(let call) = node, call.name == "label_replace", call.arguments.count == 5,
        call.span.contains(use.span), tree[call.arguments[3]].span.contains(use.span),
        case .string(let made) = tree[call.arguments[2]], !made.value.contains("$"),
        case .string(let pattern) = tree[call.arguments[4]]
      else { return false }
      return (try? Pattern(pattern.value))?.matchesWhole("") ?? true
    }
  }
}
