import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noSeverity = CheckRule(
    "rules/no-severity", .advice,
    summary: "An alert without the label severity.",
    rationale: "Routes and people tell by the severity whether somebody has to get up.",
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: ⟦A⟧
                expr: up == 0
                for: 5m

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                for: 5m
                labels: {severity: page}

        """),
    ],
    check: .ruleFile { groups, reporter in
      let missing = groups.flatMap(\.rules).filter { rule in
        rule.isAlert && rule.label("severity") == nil
      }
      guard let first = missing.first, let name = first.name else { return }
      let more = Wording.others(missing.count - 1)
      reporter.report(
        at: name.span, "'\(name.text)' has no severity\(more)", help: "add the label 'severity'")
    }
  )
}
