import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noWatchdog = CheckRule(
    "rules/no-watchdog", .advice,
    summary: "No alert fires all the time to show that alerting works.",
    rationale: """
      When Prometheus or Alertmanager stand still nothing arrives, which looks like peace. An \
      alert that always fires, sent to somebody who misses it, tells them apart.
      """,
    examples: [
      .fails(
        """
        --- prometheus.yml
        rule_files: [rules.yml]
        ⟦alerting⟧:
          alertmanagers: [{static_configs: [{targets: ["alertmanager:9093"]}]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - {alert: A, expr: up == 0, for: 1m}

        """),
      .passes(
        """
        --- prometheus.yml
        rule_files: [rules.yml]
        alerting:
          alertmanagers: [{static_configs: [{targets: ["alertmanager:9093"]}]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - {alert: A, expr: up == 0, for: 1m}
              - {alert: Watchdog, expr: vector(1)}

        """),
    ],
    check: .workspace { workspace, reporter in
      guard let server = serverOfAlerts(workspace),
        let key = server.root.pairs.first(where: { $0.key.text == "alerting" })?.key
      else { return }
      // Names tell faster than expressions.
      guard !workspace.alerts.contains(where: \.isCalledWatchdog),
        !workspace.alerts.contains(where: \.isAlwaysThere)
      else { return }
      reporter.report(
        at: key.span, "no alert shows that alerting itself works",
        help: "add an alert on vector(1) and send it to a dead man's switch", in: server.path)
    }
  )
}

extension AlertFacts {
  /// Whether the name says that the alert always fires.
  fileprivate var isCalledWatchdog: Bool {
    let name = name.text.lowercased()
    return name.contains("watchdog") || name.contains("deadman") || name.contains("heartbeat")
  }

  /// Whether the expression always has a result, or cannot be read.
  fileprivate var isAlwaysThere: Bool {
    guard let text = rule["expr"]?.text, let tree = parse(text).expression else { return true }
    return Analysis(of: tree).results.allSatisfy { $0.value.isAlwaysThere && $0.dead == nil }
  }
}
