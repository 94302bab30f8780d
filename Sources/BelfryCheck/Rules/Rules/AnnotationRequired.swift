import BelfrySource
import BelfryYAML

extension CheckRule {
  static let annotationRequired = CheckRule(
    "rules/annotation-required", .warning,
    summary: "An alert without an annotation that the project's settings want.",
    rationale: """
      Messages to people are written from annotations; where one is missing, so is what they need. \
      The annotations are those of `naming.alert_annotations` in `.belfry.yml`.
      """,
    examples: [
      .fails(
        """
        --- .belfry.yml
        naming: {alert_annotations: [summary, dashboard_url]}
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: ⟦A⟧
                expr: up == 0
                annotations: {summary: down}

        """),
      .passes(
        """
        --- .belfry.yml
        naming: {alert_annotations: [summary]}
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                annotations: {summary: down}

        """),
    ],
    check: .rule { rule, reporter in
      guard rule.isAlert else { return }
      for name in reporter.workspace.settings.naming.alertAnnotations
      where rule.annotation(name) == nil {
        let title = rule.name?.text ?? ""
        reporter.report(
          at: (rule.name ?? rule.node).span, "'\(title)' has no annotation '\(name)'",
          help: "add it under 'annotations'")
      }
    }
  )
}
