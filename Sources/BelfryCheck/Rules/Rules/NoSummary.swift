import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noSummary = CheckRule(
    "rules/no-summary", .advice,
    summary: "An alert without summary and description.",
    rationale: "Whoever is called sees only its name.",
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
                annotations: {summary: It is down.}

        """),
    ],
    check: .ruleFile { groups, reporter in
      let missing = groups.flatMap(\.rules).filter { rule in
        rule.isAlert && rule.annotation("summary") == nil && rule.annotation("description") == nil
          && rule.annotation("message") == nil
      }
      guard let first = missing.first, let name = first.name else { return }
      let more = Wording.others(missing.count - 1)
      reporter.report(
        at: name.span, "'\(name.text)' has no summary\(more)", help: "add the annotation 'summary'")
    }
  )
}
