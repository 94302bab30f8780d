import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noRunbook = CheckRule(
    "rules/no-runbook", .advice,
    summary: "An alert without a runbook.",
    rationale: "At three in the morning nobody remembers what to look at first.",
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
                annotations: {runbook_url: docs/a.md}

        """),
    ],
    check: .ruleFile { groups, reporter in
      let missing = groups.flatMap(\.rules).filter { rule in
        rule.isAlert && rule.annotation("runbook_url") == nil && rule.annotation("runbook") == nil
      }
      guard let first = missing.first, let name = first.name else { return }
      let more = Wording.others(missing.count - 1)
      reporter.report(
        at: name.span, "'\(name.text)' has no runbook\(more)",
        help: "add the annotation 'runbook_url'")
    }
  )
}
