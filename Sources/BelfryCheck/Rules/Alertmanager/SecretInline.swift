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

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let secrets = [
        "api_key", "routing_key", "service_key", "bot_token", "token", "user_key", "auth_password",
        "auth_secret", "smtp_auth_password", "opsgenie_api_key", "victorops_api_key",
        "slack_api_url",
        "api_secret", "wechat_api_secret",
      ]
      for (kind, node) in AlertmanagerWalk.settings(root) {
        for pair in node.pairs where pair.value.kind == .scalar && !pair.value.text.isEmpty {
          let isURL = pair.key.text == "api_url" && kind == "slack_configs"
          guard secrets.contains(pair.key.text) || isURL, !pair.value.text.contains("$"),
            !Placeholder.isOne(pair.value.text), !Placeholder.isMark(pair.value.text)
          else { continue }
          let file = AlertmanagerWalk.fileKey(of: pair.key.text, in: kind)
          reporter.report(
            at: pair.value.span, "'\(pair.key.text)' is a secret, and stands here for all to read",
            help: file.map { "use '\($0)'" } ?? "fill it in before the file is mounted")
        }
      }
    }
  )
}
