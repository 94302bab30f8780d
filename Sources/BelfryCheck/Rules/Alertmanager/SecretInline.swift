import BelfrySource
import BelfryYAML

extension CheckRule {
  static let secretInline = CheckRule(
    "alertmanager/secret-inline", .warning,
    summary: "A secret stands in the configuration.",
    rationale: "Whoever reads the repository or the bundle has it.",
    examples: [
      .fails(
        """
        route:
          receiver: a
        receivers:
          - name: a
            pagerduty_configs:
              - routing_key: ⟦0123456789abcdef0123456789abcdef⟧

        """),
      .passes(
        """
        route:
          receiver: a
        receivers:
          - name: a
            pagerduty_configs:
              - routing_key_file: /run/secrets/pagerduty
            victorops_configs:
              - {api_key_file: /run/secrets/victorops, routing_key: database}
            opsgenie_configs:
              - api_key: API_KEY

        """),
      .fails(
        """
        route:
          receiver: a
        receivers:
          - name: a
            webhook_configs:
              - url: https://hooks.internal/a
                http_config:
                  basic_auth: {username: a, password: ⟦hunter2-hunter2⟧}

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let secrets: Set = [
        "api_key", "routing_key", "service_key", "bot_token", "token", "user_key", "auth_password",
        "auth_secret", "smtp_auth_password", "opsgenie_api_key", "victorops_api_key",
        "slack_api_url",
        "api_secret", "wechat_api_secret",
      ]
      for (kind, node) in AlertmanagerWalk.settings(root) {
        for pair in node.pairs where isFilled(pair.value) {
          let isURL = pair.key.text == "api_url" && kind == "slack_configs"
          // Splunk On-Call's says which team is meant, and no more.
          let isTeam = pair.key.text == "routing_key" && kind == "victorops_configs"
          guard secrets.contains(pair.key.text) && !isTeam || isURL else { continue }
          let file = AlertmanagerWalk.fileKey(of: pair.key.text, in: kind)
          reporter.report(
            at: pair.value.span, "'\(pair.key.text)' is a secret, and stands here for all to read",
            help: file.map { "use '\($0)'" } ?? "fill it in before the file is mounted")
        }
        for pair in credentials(node["http_config"]) where isFilled(pair.value) {
          reporter.report(
            at: pair.value.span, "'\(pair.key.text)' is a secret, and stands here for all to read",
            help: "use '\(pair.key.text)_file'")
        }
      }
    }
  )
}

/// Whether something stands here that is neither put in at the start nor an example.
private func isFilled(_ value: Node) -> Bool {
  let text = value.text
  return value.kind == .scalar && !value.isNull && !text.isEmpty && !text.contains("$")
    && !Placeholder.isOne(text) && !Placeholder.isMark(text) && !Placeholder.isExample(text)
    && !Placeholder.isName(text)
}

/// Secrets among the options of a client; each may stand in a file.
private func credentials(_ options: Node?) -> [Pair] {
  let places = [
    (options, "bearer_token"), (options?["basic_auth"], "password"),
    (options?["authorization"], "credentials"), (options?["oauth2"], "client_secret"),
  ]
  return places.flatMap { node, key in (node?.pairs ?? []).filter { $0.key.text == key } }
}
