import BelfryPromQL
import BelfryRegex
import BelfrySource

extension CheckRule {
  static let badSelector = CheckRule(
    "promql/bad-selector", .advice,
    summary: "A matcher that every series passes.",
    rationale: "It filters nothing, but has to be evaluated for every series.",
    examples: [
      .fails("expr: up{⟦job=~\".*\"⟧} == 0"),
      .passes("expr: up{job=~\".+\"} == 0"),
    ],
    check: .selector { selector, range, subject, reporter in
      for matcher in selector.matchers where matcher.op == .matches && subject.role != .panel {
        guard subject.pattern(matcher)?.matchesEverything == true else { continue }
        reporter.report(
          at: subject.place(matcher.span), "this matcher lets every series through",
          help: "leave it out", fixes: subject.removal(of: matcher, from: selector))
      }
    }
  )
}
