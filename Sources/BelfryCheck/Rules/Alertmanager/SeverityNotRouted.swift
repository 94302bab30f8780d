import BelfrySource
import BelfryYAML

extension CheckRule {
  static let severityNotRouted = CheckRule(
    "alertmanager/severity-not-routed", .warning,
    summary: "Alerts of a severity end where nobody is told.",
    rationale: """
      No route takes them, and the receiver at the root is empty: they fire, and nobody hears \
      of it.
      """,
    examples: [
      .fails(
        """
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: Down
                expr: sum by (job) (up) == 0
                labels: {severity: ⟦page⟧}
        --- alertmanager.yml
        route:
          receiver: "null"
          routes:
            - {receiver: a, matchers: [severity="critical"]}
        receivers:
          - name: "null"
          - name: a
            webhook_configs: [{url: "http://a/b"}]

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
              - alert: Busy
                expr: sum by (job) (up) == 1
                labels: {severity: none}
        --- alertmanager.yml
        route:
          receiver: "null"
          routes:
            - {receiver: a, matchers: [severity=~"critical|page"]}
        receivers:
          - name: "null"
          - name: a
            webhook_configs: [{url: "http://a/b"}]

        """),
    ],
    check: .workspace { workspace, reporter in
      guard let routing = AlertRouting(workspace) else { return }
      var reported: Set<String> = []
      for alert in routing.alerts {
        guard let severity = alert.label("severity"), !severity.text.contains("{{"),
          !["none", "info", "silent"].contains(severity.text.lowercased()),
          let stops = routing.stops(alert),
          stops.allSatisfy({ $0.isRoot && !routing.tells($0.receiver) }),
          // A configuration in which no receiver tells anybody is an example to be filled in.
          !AlertmanagerWalk.integrations(routing.config.root).isEmpty,
          reported.insert(severity.text).inserted
        else { continue }
        reporter.report(
          at: severity.span, "alerts of severity '\(severity.text)' reach nobody",
          help: "add a route for them, or give the root route a receiver that tells somebody",
          in: alert.file)
      }
    }
  )
}
