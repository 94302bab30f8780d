import BelfrySource
import BelfryYAML

extension CheckRule {
  static let groupByUnknownLabel = CheckRule(
    "alertmanager/group-by-unknown-label", .warning,
    summary: "Alerts are grouped by a label that none of them has.",
    rationale: "The label is empty in every alert, and groups nothing apart.",
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
        route:
          receiver: a
          group_by: [job, ⟦cluster⟧]
        receivers:
          - name: a

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
        --- prometheus.yml
        global:
          external_labels: {cluster: eu}
        scrape_configs: []
        --- alertmanager.yml
        route:
          receiver: a
          group_by: [alertname, severity, job, cluster]
        receivers:
          - name: a

        """),
    ],
    check: .workspace { workspace, reporter in
      guard let routing = AlertRouting(workspace) else { return }
      for route in AlertmanagerWalk.routes(routing.config.root) {
        for label in route["group_by"]?.items ?? [] where label.text != "..." {
          guard !routing.alerts.contains(where: { routing.mayHave(label.text, $0) }) else {
            continue
          }
          reporter.report(
            at: label.span, "no alert of the bundle has the label '\(label.text)'",
            help: "take it out, or set it in the rules or under 'external_labels'",
            in: routing.config.path)
        }
      }
    }
  )
}
