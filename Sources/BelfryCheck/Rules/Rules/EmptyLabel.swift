import BelfrySource
import BelfryYAML

extension CheckRule {
  static let emptyLabel = CheckRule(
    "rules/empty-label", .warning,
    summary: "A label that a rule sets to nothing.",
    rationale: """
      A label without a value is no label: the rule removes it from its series, and routes that \
      look for it find none.
      """,
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                labels: {severity: page, team: ⟦""⟧}

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                labels: {severity: page}

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - record: a:b
                expr: b
                labels: {instance: ""}

        """),
    ],
    check: .rule { rule, reporter in
      // Recording rules remove labels in this way.
      guard rule.isAlert else { return }
      for pair in rule.labels
      where pair.value.kind == .scalar && pair.value.text.isEmpty && !pair.value.isNull {
        reporter.report(
          at: pair.value.span, "'\(pair.key.text)' is set to nothing",
          help: "give it a value, or leave it out")
      }
    }
  )
}
