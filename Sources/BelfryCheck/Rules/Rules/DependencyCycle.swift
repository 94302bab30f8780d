import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let dependencyCycle = CheckRule(
    "rules/dependency-cycle", .warning,
    summary: "A recorded series that is made from itself.",
    rationale: """
      Every evaluation reads what the last one wrote, so the value says how often it was \
      evaluated.
      """,
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - record: a:b
                expr: ⟦a:b⟧ + 1

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - record: a:b
                expr: b + 1
              - record: c:d
                expr: c:d offset 1h or vector(0)

        """),
    ],
    check: .rule { rule, reporter in
      guard !rule.isAlert, let name = rule.name?.text, let expression = rule.expression else {
        return
      }
      for selector in expression.tree.selectors
      where selector.metric == name && selector.modifiers.offset == nil && selector.matchers.isEmpty
      {
        reporter.report(
          at: expression.place(selector.span), "'\(name)' is made from itself",
          help: "read the series that it comes from, or an offset of it")
      }
    }
  )
}
