import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let influxQLNotRaw = CheckRule(
    "grafana/influxql-not-raw", .error, since: "0.2",
    summary: "A query in InfluxQL that Grafana does not ask.",
    rationale: """
      Without 'rawQuery' Grafana builds its question from 'measurement', 'select' and their like, as \
      they are chosen in its editor. Where they are missing it asks for nothing of a measurement \
      without a name, and the text under 'query' is not looked at.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/datasources/influxdb/query-editor/"
    ],
    examples: [
      .fails(
        """
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
                    model:
                      datasource: {type: influxdb, uid: i}
                      ⟦query⟧: SELECT last("celsius") FROM "oven"

        """),
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "datasource": {"type": "influxdb", "uid": "i"}, "targets": [
          {"rawQuery": false, ⟦"query"⟧: "SELECT mean(a) FROM b WHERE $timeFilter"}]}]}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "datasource": {"type": "influxdb", "uid": "i"}, "targets": [
          {"rawQuery": true, "query": "SELECT mean(a) FROM b WHERE $timeFilter"},
          {"query": "SELECT mean(a) FROM b", "measurement": "b", "select": [[]]},
          {"query": "from(bucket: \"a\") |> range(start: -5m)"}]},
         {"type": "stat", "title": "Q", "datasource": {"type": "other", "uid": "o"}, "targets": [
          {"query": "SELECT a FROM b"}]}]}

        """#),
    ],
    check: .files([.grafanaAlerting, .grafanaDashboard]) { file, reporter in
      for (query, sources) in queries(file) {
        guard let pair = query.pair("query"), AlertSteps.isInfluxQL(pair.value.text),
          query["rawQuery"]?.text != "true",
          ["measurement", "select"].allSatisfy({ query[$0].map(\.isNull) ?? true }),
          mayBeInfluxQL(sources, reporter.workspace)
        else { continue }
        reporter.report(
          at: pair.key.span, "without 'rawQuery' Grafana does not ask this query",
          help: "say that 'rawQuery' is true")
      }
    }
  )
}

/// Queries of rules or panels, with what may tell of their datasource.
private func queries(_ file: Workspace.File) -> [(query: Node, sources: [Node?])] {
  if file.kind == .grafanaAlerting {
    return GrafanaAlerting.rules(file.root).flatMap { $0["data"]?.items ?? [] }
      .filter { !GrafanaAlerting.isExpression($0) }
      .compactMap { data in
        data["model"].map { ($0, [$0["datasource"], data["datasourceUid"]]) }
      }
  }
  guard !DashboardWalk.isSecondSchema(file.root) else { return [] }
  return DashboardWalk.panels(DashboardWalk.board(file.root)).flatMap { panel in
    DashboardWalk.targets(panel).map { ($0, [$0["datasource"], panel["datasource"]]) }
  }
}

/// Whether InfluxDB is asked, and not in its newer languages.
private func mayBeInfluxQL(_ sources: [Node?], _ workspace: Workspace) -> Bool {
  var isSaid = false
  for case let source? in sources where !source.isNull {
    isSaid = isSaid || source["type"]?.text == "influxdb"
    guard let name = DashboardWalk.identity(source)?.text,
      let made = workspace.grafana.datasource(name)
    else { continue }
    return made.type == "influxdb" && made.node["jsonData"]?["version"]?.text != "SQL"
  }
  return isSaid
}
