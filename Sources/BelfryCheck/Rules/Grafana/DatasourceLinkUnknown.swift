import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let datasourceLinkUnknown = CheckRule(
    "grafana/datasource-link-unknown", .warning, since: "0.2",
    summary: "A datasource links to another that the bundle does not make.",
    rationale: """
      The way from a trace to its logs, from a log or an exemplar to its trace, or the map of the \
      services is missing in Grafana, or ends with a datasource that was not found.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/datasources/tempo/configure-tempo-data-source/"
    ],
    examples: [
      .fails(
        """
        --- a.yml
        apiVersion: 1
        datasources:
          - {name: Traces, type: tempo, url: "http://tempo:3200"}
          - name: Logs
            type: loki
            uid: loki
            url: http://loki:3100
            jsonData:
              derivedFields: [{name: trace, matcherRegex: "id=(a+)", datasourceUid: ⟦tempo⟧}]
          - name: Metrics
            type: prometheus
            uid: prom
            url: http://p:9090
            jsonData: {exemplarTraceIdDestinations: [{name: a, datasourceUid: ⟦traces⟧}]}
        --- b.yml
        apiVersion: 1
        datasources: [{name: Other, type: mysql, url: "mysql:3306"}]

        """),
      .passes(
        """
        --- a.yml
        apiVersion: 1
        datasources:
          - name: Traces
            type: tempo
            uid: tempo
            url: http://tempo:3200
            jsonData:
              tracesToLogsV2: {datasourceUid: Logs}
              tracesToMetrics: {datasourceUid: prom}
              serviceMap: {datasourceUid: ""}
        --- b.yml
        apiVersion: 1
        datasources:
          - {name: Logs, type: loki, url: "http://loki:3100"}
          - {name: Metrics, type: prometheus, uid: prom, url: "http://p:9090"}

        """),
    ],
    check: .workspace { workspace, reporter in
      let sources = workspace.grafana.datasources
      // Other files may lie elsewhere where there is one datasource alone.
      guard sources.count > 1, !sources.contains(where: \.isOpen) else { return }
      let names = DatasourceNames(workspace)
      let nameless = sources.filter { $0.uid == nil }
      let alike = Dictionary(grouping: nameless) { $0.name.lowercased() }
      let ofType = Dictionary(grouping: nameless, by: \.type)
      let uids = sources.compactMap(\.uid)
      var looked = 0
      for source in sources {
        for link in links(source.node["jsonData"]) {
          let name = link.text
          guard !GrafanaFacts.isOwn(name), !names.has(name, inRule: false) else { continue }
          let lower = name.lowercased()
          let meant = Set(((alike[lower] ?? []) + (ofType[lower] ?? [])).map(\.name))
          // Nobody reads as many guesses.
          looked += 1
          let help =
            meant.count == 1
            ? meant.first.map { "give the datasource '\($0)' the line 'uid: \(name)'" }
            : looked > 20 ? nil : nearest(to: name, in: uids).map { "did you mean '\($0)'?" }
          reporter.report(
            at: link.span, "no datasource of the bundle is called '\(name)'",
            help: help ?? "provision it, or name one that is", in: source.file)
        }
      }
    }
  )
}

/// Places in a datasource's settings that name another one.
private func links(_ settings: Node?) -> [Node] {
  let single = [
    "tracesToLogs", "tracesToLogsV2", "tracesToMetrics", "tracesToProfiles", "serviceMap",
    "lokiSearch",
  ].compactMap { settings?[$0] }
  let lists = ["derivedFields", "exemplarTraceIdDestinations"].flatMap {
    settings?[$0]?.items ?? []
  }
  return (single + lists).compactMap { $0["datasourceUid"] }
    .filter { $0.kind == .scalar && !$0.isNull && !$0.text.isEmpty }
    .sorted { $0.span.start < $1.span.start }
}
