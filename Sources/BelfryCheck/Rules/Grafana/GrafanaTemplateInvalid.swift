import BelfrySource
import BelfryTemplate
import BelfryYAML

extension CheckRule {
  static let grafanaTemplateInvalid = CheckRule(
    "grafana/template-invalid", .error,
    summary: "A template of Grafana's notifications that is no Go template.",
    rationale:
      "Grafana does not start with a template that it cannot read, and one in a contact point makes its notifications fail.",
    references: [
      "https://grafana.com/docs/grafana/latest/alerting/configure-notifications/template-notifications/reference/"
    ],
    examples: [
      .fails(
        """
        --- provisioning/alerting/templates.yaml
        apiVersion: 1
        templates:
          - orgId: 1
            name: mine
            template: '{{ define "title" }}{{ .Status | ⟦toUper⟧ }}{{ end }}'

        """),
      .fails(
        """
        --- provisioning/alerting/points.yaml
        apiVersion: 1
        contactPoints:
          - name: team
            receivers:
              - uid: a
                type: slack
                settings: {recipient: "#a", token: b, title: "{{ ⟦range⟧ .Alerts }}{{ .Status }}"}

        """),
      .fails(
        """
        --- provisioning/alerting/templates.yaml
        apiVersion: 1
        templates:
          - orgId: 1
            name: mine
            template: '{{ define "title" }}{{ with .Status }}{{ $⟦$⟧.Status }}{{ end }}{{ end }}'

        """),
      .passes(
        """
        --- provisioning/alerting/templates.yaml
        apiVersion: 1
        templates:
          - orgId: 1
            name: mine
            template: |
              {{ define "title" }}
              {{ range $alert := .Alerts.Firing }}{{ $alert.Labels.alertname | toUpper }}{{ end }}
              {{ coll.Dict "now" (tz "UTC" time.Now) | data.ToJSON }}
              {{ end }}

        """),
      .passes(
        """
        --- provisioning/alerting/points.yaml
        apiVersion: 1
        contactPoints:
          - name: team
            receivers:
              - uid: a
                type: slack
                settings:
                  recipient: "#a"
                  token: b
                  title: "{{ range $$a := .Alerts }}{{ $$a.Labels.alertname }}{{ end }}"

        """),
    ],
    check: .document(.grafanaAlerting) { root, reporter in
      let own = (root["templates"]?.items ?? []).compactMap { $0["template"] }
      let fields = GrafanaAlerting.integrations(root).compactMap { $0["settings"] }
        .flatMap { $0.merged.map(\.value) }
      // Variables of the environment are filled in in settings, and not in templates.
      let texts = own.map { ($0, $0.text) } + fields.map { ($0, written($0.text)) }
      for (node, text) in texts where node.kind == .scalar && text.contains("{{") {
        let template = Template(parsing: text, functions: functions, variables: [])
        guard let error = template.errors.first else { continue }
        reporter.report(
          at: node.map.source(error.span), error.message, help: error.help)
      }
    }
  )
}

/// Functions of Alertmanager and Prometheus, and those that Grafana has beside them (13): the first
/// part of a name such as `coll.Dict` is a function of its own.
private let functions = Set(AlertmanagerFunctions.table.keys)
  .union(PrometheusFunctions.table.keys).union(["coll", "data", "tmpl", "time"])

/// The text after `$$`, which provisioning reads as `$`, every byte in its place.
private func written(_ text: String) -> String {
  guard text.contains("$$") else { return text }
  var bytes = Array(text.utf8)
  let dollar = UInt8(ascii: "$")
  var index = 0
  while index + 1 < bytes.count {
    if bytes[index] == dollar, bytes[index + 1] == dollar {
      bytes[index] = UInt8(ascii: " ")
      index += 2
    } else {
      index += 1
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
