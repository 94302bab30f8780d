import BelfryPromQL
import BelfryRegex
import BelfrySource

extension CheckRule {
  static let regexAnchored = CheckRule(
    "promql/regex-anchored", .advice,
    summary: "A regular expression begins with ^ or ends with $.",
    rationale:
      "Matchers compare the whole value already, so that anchors only make the reader wonder.",
    examples: [
      .fails("expr: up{job=~⟦\"^api.*\"⟧} == 0"),
      .fails("expr: up{job!~⟦\"api$\"⟧} == 0"),
      .passes("expr: up{job=~\"api.*\"} == 0"),
      .passes("expr: up{job=~\"a[$]b+\"} == 0"),
    ],
    check: .selector { selector, range, subject, reporter in
      for matcher in selector.matchers where matcher.op.isRegex {
        guard let pattern = subject.pattern(matcher), !pattern.needlessAnchors.isEmpty,
          subject.role != .panel
        else { continue }
        reporter.report(
          at: subject.place(matcher.valueSpan),
          "the anchors say nothing: the whole value must match",
          help: "leave '^' and '$' out",
          fixes: subject.fix(without: pattern.needlessAnchors, in: matcher))
      }
    }
  )
}
