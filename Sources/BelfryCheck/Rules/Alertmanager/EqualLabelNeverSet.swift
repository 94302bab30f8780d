import BelfrySource
import BelfryYAML

extension CheckRule {
  static let equalLabelNeverSet = CheckRule(
    "alertmanager/equal-label-never-set", .warning,
    summary: "An inhibition compares a label that no alert has.",
    rationale: """
      A label that is missing on both sides counts as equal: the condition holds always, and \
      alerts of other services are silenced, too.
      """,
    references: [
      "https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule"
    ],
    examples: [
      .fails(
        """
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: Down
                expr: sum by (job) (up) == 0
                labels: {severity: page}
        --- alertmanager.yml
        route: {receiver: a}
        receivers: [{name: a}]
        inhibit_rules:
          - source_matchers: [severity="page"]
            target_matchers: [severity="info"]
            equal: [⟦cluster⟧]

        """),
      .passes(
        """
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: Down
                expr: sum by (job) (up) == 0
                labels: {severity: page}
        --- alertmanager.yml
        route: {receiver: a}
        receivers: [{name: a}]
        inhibit_rules:
          - source_matchers: [severity="page"]
            target_matchers: [severity="info"]
            equal: [job]

        """),
    ],
    check: .workspace { workspace, reporter in
      guard let routing = AlertRouting(workspace) else { return }
      for rule in routing.config.root["inhibit_rules"]?.items ?? [] {
        for label in rule["equal"]?.items ?? [] {
          guard !routing.alerts.contains(where: { routing.mayHave(label.text, $0) }) else {
            continue
          }
          reporter.report(
            at: label.span,
            "no alert of the bundle has '\(label.text)', so that it is always equal",
            help: "compare a label that both sides have", in: routing.config.path)
        }
      }
    }
  )
}
