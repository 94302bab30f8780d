import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let contactPointIncomplete = CheckRule(
    "grafana/contact-point-incomplete", .error,
    summary: "An integration of a contact point lacks a setting that it needs.",
    rationale: "Grafana refuses the file, and does not start.",
    references: [
      "https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/"
    ],
    examples: [
      .fails(
        """
        apiVersion: 1
        contactPoints:
          - name: team
            receivers:
              - {uid: a, type: ⟦pagerduty⟧, settings: {severity: critical}}
              - {uid: b, type: ⟦slack⟧, settings: {recipient: "#ops"}}
              - {uid: c, type: ⟦emial⟧, settings: {addresses: a@b.org}}
              - {uid: d, type: ⟦email⟧, settings: {addresses: ""}}
              - {uid: e, type: ⟦slack⟧, settings: {text: a}, secureSettings: {url: $URL}}

        """),
      .passes(
        """
        apiVersion: 1
        contactPoints:
          - name: team
            receivers:
              - {uid: a, type: pagerduty, settings: {integrationKey: $KEY}}
              - {uid: b, type: slack, settings: {url: $URL}}
              - {uid: c, type: slack, settings: {recipient: "#ops", token: $TOKEN}}
              - {uid: d, type: made-by-us, settings: {a: 1}}

        """),
    ],
    check: .files([.grafanaAlerting]) { file, reporter in
      for integration in GrafanaAlerting.integrations(file.root) {
        guard let type = integration["type"], let settings = integration["settings"],
          !type.text.contains("$")
        else { continue }
        guard let needed = needed[type.text.lowercased()] else {
          if let meant = nearest(to: type.text, in: needed.keys.sorted()) {
            reporter.report(
              at: type.span, "Grafana knows no integration '\(type.text)'",
              help: "did you mean '\(meant)'?")
          }
          continue
        }
        let present = Set(settings.merged.filter { $0.value.saysSomething }.map(\.key.text))
        // Alternatives, each a set of settings.
        guard !needed.contains(where: { Set($0).isSubset(of: present) }) else { continue }
        let words = needed.map { $0.map { "'\($0)'" }.joined(separator: " and ") }
        reporter.report(
          at: type.span, "'\(type.text)' lacks \(words.joined(separator: ", or "))",
          help: "add it to the settings")
      }
    }
  )
}

/// Settings that integrations need, by their kind (Grafana 13, file provisioning).
private let needed: [String: [[String]]] = [
  "prometheus-alertmanager": [["url"]], "dingding": [["url"]], "discord": [["url"]],
  "email": [["addresses"]], "googlechat": [["url"]], "kafka": [["kafkaRestProxy", "kafkaTopic"]],
  "line": [["token"]], "mqtt": [["brokerUrl", "topic"]], "oncall": [["url"]],
  "opsgenie": [["apiKey"]], "pagerduty": [["integrationKey"]],
  "pushover": [["apiToken", "userKey"]], "sensugo": [["url", "apikey"]],
  "slack": [["url"], ["token", "recipient"]],
  "sns": [["topic_arn"], ["phone_number"], ["target_arn"]], "teams": [["url"]],
  "telegram": [["bottoken", "chatid"]],
  "threema": [["gateway_id", "recipient_id", "api_secret"]], "victorops": [["url"]],
  "webex": [["bot_token"]], "webhook": [["url"]],
  "wecom": [["url"], ["secret", "agent_id", "corp_id"]],
  "jira": [["api_url", "project", "issue_type"]],
]
