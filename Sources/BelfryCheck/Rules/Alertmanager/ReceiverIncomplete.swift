import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let receiverIncomplete = CheckRule(
    "alertmanager/receiver-incomplete", .error,
    summary: "A receiver without an address or key, and none under global.",
    rationale: "Alertmanager refuses the configuration.",
    references: ["https://prometheus.io/docs/alerting/latest/configuration/"],
    examples: [
      .fails(
        """
        route:
          receiver: a
        receivers:
          - name: a
            slack_configs:
              - ⟦channel: "#a"⟧

        """),
      .fails(
        """
        global: {slack_api_url: null, telegram_bot_token: ""}
        route:
          receiver: a
        receivers:
          - name: a
            slack_configs: [⟦{channel: "#a", http_config: {follow_redirects: false}}⟧]
            telegram_configs: [⟦{chat_id: 1}⟧]
            mattermost_configs: [⟦{channel: a}⟧]
            jira_configs: [⟦{project: a, issue_type: b}⟧]

        """),
      .passes(
        """
        global:
          opsgenie_api_key_file: /run/secrets/opsgenie
          jira_api_url: https://jira.example.org/
        route:
          receiver: a
        receivers:
          - name: a
            slack_configs:
              - {channel: "#a", api_url_file: /run/secrets/slack}
            telegram_configs: [{chat_id: 1, bot_token_file: /run/secrets/telegram}]
            jira_configs: [{project: a, issue_type: b}]
            opsgenie_configs:
              - send_resolved: true

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let global = root["global"]
      for entry in AlertmanagerWalk.integrations(root) where entry.node.kind == .mapping {
        for need in needs[entry.kind] ?? [] {
          let has =
            need.own.contains { entry.node[$0]?.saysSomething == true }
            || need.global.contains { global?[$0]?.saysSomething == true }
          guard !has else { continue }
          reporter.report(
            at: entry.node.span, "this receiver needs '\(need.own[0])'",
            help: "set it here, or '\(need.global[0])' under 'global'")
        }
      }
    }
  )
}

/// Keys of which one has to be set, here or under `global`.
private struct Need {
  let own: [String]
  let global: [String]

  /// A key and its form with a file, with the same two under `global`.
  init(_ own: String, _ global: String) {
    self.own = [own, own + "_file"]
    self.global = [global, global + "_file"]
  }

  init(own: [String], global: [String]) {
    self.own = own
    self.global = global
  }
}

private let needs: [String: [Need]] = [
  "slack_configs": [
    Need(
      own: ["api_url", "api_url_file", "app_token", "app_token_file"],
      global: [
        "slack_api_url", "slack_api_url_file", "slack_app_token", "slack_app_token_file",
      ])
  ],
  "telegram_configs": [Need("bot_token", "telegram_bot_token")],
  "mattermost_configs": [Need("webhook_url", "mattermost_webhook_url")],
  "jira_configs": [Need(own: ["api_url"], global: ["jira_api_url"])],
  "opsgenie_configs": [Need("api_key", "opsgenie_api_key")],
  "victorops_configs": [Need("api_key", "victorops_api_key")],
  "wechat_configs": [
    Need("api_secret", "wechat_api_secret"),
    Need(own: ["corp_id"], global: ["wechat_api_corp_id"]),
  ],
  "rocketchat_configs": [
    Need("token", "rocketchat_token"), Need("token_id", "rocketchat_token_id"),
  ],
]
