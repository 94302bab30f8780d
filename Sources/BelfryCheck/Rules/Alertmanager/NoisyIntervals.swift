import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noisyIntervals = CheckRule(
    "alertmanager/noisy-intervals", .advice,
    summary: "An alert that lasts is repeated every few minutes.",
    rationale: """
      People stop reading what comes every few minutes. A notification about what has not \
      changed is worth one in hours; a dead man's switch may be repeated often.
      """,
    examples: [
      .fails(
        """
        route:
          receiver: a
          repeat_interval: ⟦5m⟧
        receivers:
          - name: a
            slack_configs: [{channel: "#a", api_url_file: /run/secrets/a}]

        """),
      .passes(
        """
        route:
          receiver: a
          repeat_interval: 4h
          routes:
            - receiver: b
              matchers: [alertname="Watchdog"]
              repeat_interval: 1m
        receivers:
          - name: a
            slack_configs: [{channel: "#a", api_url_file: /run/secrets/a}]
          - name: b
            webhook_configs: [{url_file: /run/secrets/b}]

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      for route in AlertmanagerWalk.routes(root) {
        guard let pause = route["repeat_interval"], let length = durationMilliseconds(pause.text),
          length > 0, length < 600_000, !isSwitch(route), isForPeople(route, root)
        else { continue }
        reporter.report(
          at: pause.span, "what has not changed is sent again every \(pause.text)",
          help: "4h is the default; 12h does for most")
      }
    }
  )
}

/// Whether a route takes certain alerts by name, as that of a dead man's switch.
private func isSwitch(_ route: Node) -> Bool {
  AlertmanagerWalk.matchers(route, AlertmanagerWalk.routeKeys).contains {
    $0.matcher.name == "alertname" && ["=", "=~"].contains($0.matcher.op)
  }
}

/// Whether the route's receiver tells people rather than a program.
private func isForPeople(_ route: Node, _ root: Node) -> Bool {
  guard let name = route["receiver"]?.text ?? root["route"]?["receiver"]?.text else { return false }
  return AlertmanagerWalk.integrations(root).contains {
    $0.receiver["name"]?.text == name && $0.kind != "webhook_configs"
  }
}
