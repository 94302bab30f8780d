import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let timeIntervalMismatch = CheckRule(
    "grafana/time-interval-mismatch", .warning,
    summary: "A datasource's interval is not that of Prometheus' scrapes.",
    rationale: """
      Grafana makes $__rate_interval of it, 15s where nothing is said: under two scrapes it leaves \
      panels empty.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/datasources/prometheus/configure/"
    ],
    examples: [
      .fails(
        """
        --- datasources.yml
        apiVersion: 1
        datasources:
          - {name: A, type: prometheus, url: "http://p:9090", jsonData: {timeInterval: ⟦15s⟧}}
        --- prometheus.yml
        global: {scrape_interval: 1m}
        scrape_configs: [{job_name: a, static_configs: [{targets: ["a:1"]}]}]

        """),
      .fails(
        """
        --- datasources.yml
        apiVersion: 1
        datasources: [{name: A, type: ⟦prometheus⟧, url: "http://p:9090"}]
        --- prometheus.yml
        scrape_configs: [{job_name: a, static_configs: [{targets: ["a:1"]}]}]

        """),
      .passes(
        """
        --- datasources.yml
        apiVersion: 1
        datasources:
          - {name: A, type: prometheus, url: "http://p:9090", jsonData: {timeInterval: 30s}}
          - {name: B, type: prometheus, url: "http://p:9090"}
          - {name: C, type: loki, url: "http://loki:3100"}
          - {name: D, type: prometheus, url: "http://p:9090", jsonData: {timeInterval: ">30s"}}
        --- prometheus.yml
        global: {scrape_interval: 30s}
        scrape_configs: [{job_name: a, static_configs: [{targets: ["a:1"]}]}]

        """),
    ],
    check: .workspace { workspace, reporter in
      let configs = workspace.files(.prometheusConfig)
      guard configs.count == 1, let config = configs.first,
        let intervals = Workspace.scrapeIntervals(config.root)
      else { return }
      let scrape = intervals.jobs.isEmpty ? intervals.global : intervals.jobs.max() ?? 0
      for source in workspace.grafana.datasources where source.type == "prometheus" {
        let written = source.node["jsonData"]?["timeInterval"].flatMap {
          $0.isNull || $0.text.isEmpty ? nil : $0
        }
        let words = PrometheusDuration(milliseconds: intervals.global)
        guard let written else {
          // Four times 15s hold two scrapes of 30s.
          guard intervals.global > 30_000, scrape > 30_000 else { continue }
          reporter.report(
            at: source.node["type"]?.span,
            "Grafana takes 15s for the time between two scrapes, which is \(words)",
            help: "set jsonData.timeInterval to '\(words)'", in: source.file)
          continue
        }
        guard let interval = DatasourceSettings.interval(written.text)?.milliseconds,
          interval < intervals.global, interval < scrape
        else { continue }
        reporter.report(
          at: written.span, "Prometheus scrapes every \(words), not every '\(written.text)'",
          help: "write '\(words)'", related: global(config),
          fixes: [FixIt("write '\(words)'", edits: [.init(written.span, "\(words)")])],
          in: source.file)
      }
    }
  )
}

private func global(_ config: Workspace.File) -> [Diagnostic.Related] {
  config.root["global"]?["scrape_interval"].map {
    [Diagnostic.Related("the scrapes", file: config.path, span: $0.span)]
  } ?? []
}
