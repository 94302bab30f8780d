import BelfrySource
import BelfryYAML

extension CheckRule {
  static let exporterUnused = CheckRule(
    "compose/exporter-unused", .warning,
    summary: "An exporter that nobody scrapes.",
    rationale: "It runs, and its metrics are never seen.",
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes:
              - ./prometheus.yml:/etc/prometheus/prometheus.yml:ro
              - ./rules:/etc/prometheus/rules:ro
              - data:/prometheus
          ⟦cache-exporter⟧: {image: "oliver006/redis_exporter:v1.86.0"}
        volumes: {data: {}}
        --- prometheus.yml
        scrape_configs: []

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes:
              - ./prometheus.yml:/etc/prometheus/prometheus.yml:ro
              - ./rules:/etc/prometheus/rules:ro
              - data:/prometheus
          cache-exporter: {image: "oliver006/redis_exporter:v1.86.0"}
        volumes: {data: {}}
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            static_configs: [{targets: ["cache-exporter:9121"]}]

        """),
    ],
    check: .workspace { workspace, reporter in
      let servers = workspace.servers.filter { $0.service != nil }
      guard !servers.isEmpty else { return }
      // With discovery, or a job in other words, anything may be scraped.
      let jobs = servers.flatMap { $0.config.root["scrape_configs"]?.items ?? [] }
      guard !jobs.contains(where: { $0.pairs.contains { $0.key.text.hasSuffix("_sd_configs") } })
      else {
        return
      }
      let words = jobs.flatMap(texts)
      for service in workspace.services {
        guard let image = service.image, image.contains("exporter"),
          service.node["profiles"] == nil,
          // On the host's network it is reached by the host's name.
          service.node["network_mode"]?.text != "host"
        else { continue }
        let names = [
          service.name.text, service.node["container_name"]?.text, service.node["hostname"]?.text,
        ]
        .compactMap(\.self)
        guard
          !words.contains(where: { word in names.contains { word == $0 || word.hasPrefix($0 + ":") }
          })
        else { continue }
        reporter.report(
          at: service.name.span, "nobody scrapes '\(service.name.text)'", help: "add a job for it",
          in: service.file.path)
      }
    }
  )
}

/// Every text below a node, two levels of lists and mappings deep and more, within bounds.
private func texts(_ node: Node) -> [String] {
  var found: [String] = []
  var open = [node]
  while let next = open.popLast(), found.count < 10_000 {
    if next.kind == .scalar { found.append(next.text) }
    open += next.items + next.pairs.map(\.value)
  }
  return found
}
