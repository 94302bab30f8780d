import BelfryPromQL
import BelfryRegex
import BelfrySource

extension CheckRule {
  static let regexLiteral = CheckRule(
    "promql/regex-literal", .advice,
    summary: "A regular expression without anything regular.",
    rationale: "A plain comparison says the same, reads better and is faster.",
    examples: [
      .fails("expr: up{⟦job=~\"api\"⟧} == 0"),
      .passes("expr: up{job=\"api\"} == 0"),
      .passes("expr: up{job=~\"api|web\"} == 0"),
    ],
    check: .selector { selector, range, subject, reporter in
      for matcher in selector.matchers where matcher.op.isRegex && subject.role != .panel {
        guard let literal = subject.pattern(matcher)?.literal, !literal.isEmpty else {
          continue
        }
        let op = matcher.op == .matches ? "=" : "!="
        let text = Printer().matcher(
          LabelMatcher(matcher.name, matcher.op == .matches ? .equal : .notEqual, literal))
        reporter.report(
          at: subject.place(matcher.span), "'\(matcher.op.rawValue)' with a plain text",
          help: "write '\(op)'",
          fixes: subject.fix(
            "write '\(text)'", [(matcher.span, text)],
            isSafe: matcher.op != .matches || !isAbsent(selector, subject)))
      }
    }
  )
}

/// Whether a selector is asked for being absent: the answer gets a label for each of its '='.
private func isAbsent(_ selector: VectorSelector, _ subject: ExpressionSubject) -> Bool {
  subject.tree.nodes.contains { node in
    guard case .call(let call) = node, call.name.hasPrefix("absent"),
      let argument = call.arguments.first
    else { return false }
    let span = subject.tree[argument].span
    return span.start <= selector.span.start && selector.span.end <= span.end
  }
}
