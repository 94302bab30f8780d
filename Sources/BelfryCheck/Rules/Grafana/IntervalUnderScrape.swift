import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let intervalUnderScrape = CheckRule(
    "grafana/interval-under-scrape", .warning,
    summary: "A panel's least interval is shorter than any scrape.",
    rationale: """
      $__rate_interval is four times this interval at least: too short for two scrapes it makes \
      rate() return nothing, and the panel shows gaps.
      """,
    examples: [
      .fails(
        #"""
        --- a.json
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries",
         "title": "P", "interval": ⟦"5s"⟧, "targets": [{"expr": "rate(a_total[$__rate_interval])",
         "datasource": {"type": "prometheus", "uid": "${source}"}}]}]}
        --- prometheus.yml
        global: {scrape_interval: 30s}
        scrape_configs: [{job_name: a, static_configs: [{targets: ["a:1"]}]}]

        """#),
      .passes(
        #"""
        --- a.json
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries",
         "title": "P", "interval": "10s", "targets": [{"expr": "rate(a_total[$__rate_interval])",
         "datasource": {"type": "prometheus", "uid": "${source}"}, "interval": "${least}"}]}]}
        --- prometheus.yml
        global: {scrape_interval: 30s}
        scrape_configs:
          - {job_name: a, scrape_interval: 10s, static_configs: [{targets: ["a:1"]}]}
          - {job_name: b, static_configs: [{targets: ["b:1"]}]}

        """#),
    ],
    check: .panel { panel, reporter in
      guard reporter.workspace.isBundle, !panel.queries.isEmpty,
        let shortest = reporter.workspace.shortestScrape
      else { return }
      let places =
        [panel.node["interval"]] + panel.queries.map { $0.context.query?.target["interval"] }
      for case let place? in places where place.kind == .scalar && !place.isNull {
        let text = place.text.hasPrefix(">") ? String(place.text.dropFirst()) : place.text
        guard let interval = PrometheusDuration(text)?.milliseconds, interval > 0,
          interval < shortest
        else { continue }
        let scrape = PrometheusDuration(milliseconds: shortest)
        reporter.report(
          at: place.span, "'\(place.text)' is shorter than the shortest scrape, \(scrape)",
          help: "write '\(scrape)', or leave it out so that the datasource decides")
      }
    }
  )
}
