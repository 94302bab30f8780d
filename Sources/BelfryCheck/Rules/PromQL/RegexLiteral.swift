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
          fixes: subject.fix("write '\(text)'", [(matcher.span, text)]))
      }
    }
  )
}
