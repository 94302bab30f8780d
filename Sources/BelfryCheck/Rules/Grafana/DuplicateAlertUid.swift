import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let duplicateAlertUid = CheckRule(
    "grafana/duplicate-alert-uid", .error,
    summary: "Two of Grafana's rules or integrations of one uid.",
    rationale: "The later one replaces the earlier, or Grafana refuses both.",
    examples: [
      .fails(
        """
        --- a.yml
        apiVersion: 1
        contactPoints:
          - name: team
            receivers:
              - {uid: a, type: email, settings: {addresses: a@b.org}}
              - {uid: ⟦a⟧, type: email, settings: {addresses: c@b.org}}
        --- b.yml
        apiVersion: 1
        contactPoints: []

        """),
      .passes(
        """
        --- a.yml
        apiVersion: 1
        contactPoints:
          - name: team
            receivers: [{uid: a, type: email, settings: {addresses: a@b.org}}]
        --- b.yml
        apiVersion: 1
        groups:
          - name: a
            folder: A
            interval: 1m
            rules:
              - {uid: a, title: A, condition: A, data: [{refId: A, datasourceUid: p, model: {}}]}

        """),
    ],
    check: .workspace { workspace, reporter in
      for part in [GrafanaAlerting.rules, GrafanaAlerting.integrations] {
        var seen: [String: (file: String, span: Span)] = [:]
        for file in workspace.grafana.alerting {
          for uid in part(file.root).compactMap({ $0["uid"] })
          where uid.kind == .scalar && !uid.isNull && !uid.text.contains("$") {
            if let first = seen[uid.text] {
              reporter.report(
                at: uid.span, "'\(uid.text)' is taken", help: "choose another",
                related: [.init("the first", file: first.file, span: first.span)], in: file.path)
            } else {
              seen[uid.text] = (file.path, uid.span)
            }
          }
        }
      }
    }
  )
}
