import BelfrySource
import BelfryYAML

extension CheckRule {
  static let watchdogNotRouted = CheckRule(
    "alertmanager/watchdog-not-routed", .advice,
    summary: "A watchdog that goes where all alerts go.",
    rationale: """
      It fires always, so that its absence tells that alerting is dead. Among other alerts it \
      is noise, and nobody misses it.
      """,
    examples: [
      .fails(
        """
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: ⟦Watchdog⟧
                expr: vector(1)
        --- alertmanager.yml
        route: {receiver: a}
        receivers: [{name: a, webhook_configs: [{url: "http://a/b"}]}]

        """),
      .passes(
        """
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: Watchdog
                expr: vector(1)
        --- alertmanager.yml
        route:
          receiver: a
          routes:
            - {receiver: b, matchers: [alertname="Watchdog"], repeat_interval: 1m}
        receivers:
          - {name: a, webhook_configs: [{url: "http://a/b"}]}
          - {name: b, webhook_configs: [{url: "http://b/c"}]}

        """),
    ],
    check: .workspace { workspace, reporter in
      guard let routing = AlertRouting(workspace) else { return }
      for alert in routing.alerts {
        guard ["Watchdog", "DeadMansSwitch", "DeadManSwitch"].contains(alert.name.text),
          alert.rule["expr"]?.text.filter({ !$0.isWhitespace }) == "vector(1)",
          let stops = routing.stops(alert), stops.allSatisfy(\.isRoot)
        else { continue }
        reporter.report(
          at: alert.name.span, "'\(alert.name.text)' has no route of its own",
          help: "send it to a service that calls when it stops coming", in: alert.file)
      }
    }
  )
}
