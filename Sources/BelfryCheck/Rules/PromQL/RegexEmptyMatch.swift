import BelfryPromQL
import BelfryRegex
import BelfrySource

extension CheckRule {
  static let regexEmptyMatch = CheckRule(
    "promql/regex-empty-match", .advice,
    summary: "A regular expression with an empty alternative.",
    rationale: """
      An empty alternative also matches every series that lacks the label; behind a list a | \
      mostly stands by mistake. One value or none is a known idiom.
      """,
    examples: [
      .fails("expr: up{job=~⟦\"api|web|\"⟧} == 0"),
      .passes("expr: up{job=~\"api|web\"} == 0"),
      .passes("expr: up{job=~\".*\"} == 0"),
      .passes("expr: up{job=~\"api|\"} == 0"),
    ],
    check: .selector { selector, range, subject, reporter in
      for matcher in selector.matchers where matcher.op.isRegex {
        guard let texts = subject.pattern(matcher)?.alternatives, texts.count > 2,
          texts.contains("")
        else { continue }
        reporter.report(
          at: subject.place(matcher.valueSpan),
          "this also matches series without '\(matcher.name)'",
          help: "take the empty alternative out")
      }
    }
  )
}
