import BelfrySource
import BelfryYAML

extension CheckRule {
  static let labelRequired = CheckRule(
    "rules/label-required", .warning,
    summary: "An alert without a label that the project's settings want.",
    rationale: """
      Routes send an alert on by its labels; one that lacks them lands with whoever takes the rest. \
      The labels are those of `naming.alert_labels` in `.belfry.yml`.
      """,
    examples: [
      .fails(
        """
        --- .belfry.yml
        naming: {alert_labels: [team]}
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: ⟦A⟧
                expr: up == 0
                labels: {severity: critical}

        """),
      .passes(
        """
        --- .belfry.yml
        naming: {alert_labels: [team]}
        --- rules.yml
        groups:
          - name: a
            labels: {team: shop}
            rules:
              - {alert: A, expr: up == 0}
              - {record: "a:b", expr: up}

        """),
    ],
    check: .ruleFile { groups, reporter in
      let wanted = reporter.workspace.settings.naming.alertLabels
      guard !wanted.isEmpty else { return }
      for group in groups {
        let shared = Set((group.node["labels"]?.merged ?? []).map(\.key.text))
        for rule in group.rules where rule.isAlert {
          for name in wanted where !shared.contains(name) && rule.label(name) == nil {
            let title = rule.name?.text ?? ""
            reporter.report(
              at: (rule.name ?? rule.node).span, "'\(title)' has no label '\(name)'",
              help: "add it under 'labels'")
          }
        }
      }
    }
  )
}
