import BelfryModels
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
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            network_mode: host
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          cache-exporter:
            image: oliver006/redis_exporter:v1.86.0
            ports: ["127.0.0.1:9121:9121"]
          store-exporter:
            image: prometheuscommunity/postgres-exporter:v0.18.1
            networks: {default: {aliases: [store]}}
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            static_configs: [{targets: ["localhost:9121", "store:9187"]}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          cache-exporter: {image: "oliver006/redis_exporter:v1.86.0"}
        --- prometheus.yml
        scrape_configs: []
        --- collector.yaml
        receivers:
          prometheus/own:
            config: {scrape_configs: [{job_name: a, static_configs: [{targets: ["cache-exporter:9121"]}]}]}
        exporters: {debug: {}}
        service: {pipelines: {metrics: {receivers: [prometheus/own], exporters: [debug]}}}

        """),
    ],
    check: .workspace { workspace, reporter in
      let servers = workspace.servers.filter { $0.service != nil }
      guard !servers.isEmpty, !workspace.hasOtherScrapers else { return }
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
          // On another network it is reached by the name of that.
          service.node["network_mode"] == nil
        else { continue }
        let names = workspace.names(of: service)
        let ports = (service.node["ports"]?.items ?? []).flatMap(ComposeWalk.published)
          .map { String($0.prefix { $0 != "/" }) }
        let isScraped = words.contains { word in
          names.contains { word == $0 || word.hasPrefix($0 + ":") || word.hasPrefix($0 + ".") }
            // What the host publishes is reached under names that the bundle does not tell.
            || ports.contains { word.hasSuffix(":" + $0) }
        }
        guard !isScraped else { continue }
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

extension Workspace {
  /// Whether a collector or an agent scrapes beside Prometheus.
  fileprivate var hasOtherScrapers: Bool {
    let agents: Set = ["alloy", "agent", "vmagent", "telegraf", "victoria-metrics"]
    return services.contains { $0.image.map(agents.contains) ?? false }
      || files(.otelCollector).contains { file in
        file.root["receivers"]?.merged.contains { $0.key.text.hasPrefix("prometheus") } ?? false
      }
  }

  /// Names under which other services reach a service, links included.
  fileprivate func names(of service: Service) -> [String] {
    let own = [
      service.name.text, service.node["container_name"]?.text, service.node["hostname"]?.text,
    ].compactMap(\.self)
    let aliases = (service.node["networks"]?.merged ?? [])
      .flatMap { $0.value["aliases"]?.items ?? [] }.map(\.text)
    let links = services.flatMap(\.links).filter { own.contains($0.name) }.map(\.alias)
    return own + aliases + links
  }
}
