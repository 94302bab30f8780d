import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let queryNotExpanded = CheckRule(
    "grafana/query-not-expanded", .error, since: "0.2",
    summary: "A query of a rule names a variable of Grafana's environment, which stays as it is.",
    rationale: """
      Grafana fills in variables of its environment in most fields of its provisioning, and leaves \
      the queries of rules alone, since their own variables begin with a $ as well.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/"
    ],
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment: {BUCKET: metrics}
        --- rules.yml
        apiVersion: 1
        groups:
          - name: a
            folder: A
            interval: 1m
            rules:
              - uid: a
                title: A
                condition: A
                data:
                  - refId: A
                    datasourceUid: i
                    model: {query: 'from(bucket: "⟦${BUCKET}⟧") |> range(start: -5m)'}
                  - {refId: B, datasourceUid: i, model: {query: 'SELECT a FROM "⟦$BUCKET⟧"'}}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment: {BUCKET: metrics}
        --- rules.yml
        apiVersion: 1
        groups:
          - name: a
            folder: A
            interval: 1m
            rules:
              - uid: a
                title: A
                condition: A
                labels: {bucket: "${BUCKET}"}
                data:
                  - {refId: A, datasourceUid: p, model: {rawSql: "SELECT '${OTHER}'"}}
                  - {refId: B, datasourceUid: __expr__, model: {type: math, expression: "${A} > 1"}}

        """),
    ],
    needsBundle: true,
    check: .files([.grafanaAlerting]) { file, reporter in
      let names = Set(
        reporter.workspace.grafanaServices.flatMap { ComposeWalk.environment($0.node) }
          .map(\.name))
      guard !names.isEmpty else { return }
      for data in GrafanaAlerting.rules(file.root).flatMap({ $0["data"]?.items ?? [] }) {
        guard let model = data["model"], !GrafanaAlerting.isExpression(data) else { continue }
        for node in DashboardWalk.texts(model) where node.text.contains("$") {
          let bytes = Array(node.text.utf8)
          let map = node.map
          for use in GrafanaVariables.uses(in: node.text)
          where names.contains(use.name) && use.format == nil
            && bytes[use.span.start] == UInt8(ascii: "$")
          {
            let text = String(decoding: bytes[use.span.start..<use.span.end], as: UTF8.self)
            reporter.report(
              at: map.source(use.span),
              "'\(text)' stays as it is: Grafana fills in no variables in queries of rules",
              help: "write the value, or make the file from a template before Grafana starts")
          }
        }
      }
    }
  )
}
