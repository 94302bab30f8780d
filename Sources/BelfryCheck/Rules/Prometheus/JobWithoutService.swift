import BelfrySource
import BelfryYAML

extension CheckRule {
  static let jobWithoutService = CheckRule(
    "prometheus/job-without-service", .warning,
    summary: "A job for an exporter that the bundle does not run.",
    rationale: "The target is down for ever: the service was left out, or the job was left over.",
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
        --- prometheus.yml
        scrape_configs:
          - job_name: redis
            static_configs: [{targets: [⟦"redis-exporter:9121"⟧]}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          redis-exporter:
            image: oliver006/redis_exporter:v1.91.1
        --- prometheus.yml
        scrape_configs:
          - job_name: redis
            static_configs: [{targets: ["redis-exporter:9121", "shop:80", "node-exporter.example:9100"]}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            networks: [shared]
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
        networks: {shared: {external: true}}
        --- prometheus.yml
        scrape_configs:
          - job_name: redis
            static_configs: [{targets: ["redis-exporter:9121"]}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            links: ["rexp:redis-exporter"]
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          rexp:
            image: oliver006/redis_exporter:v1.91.1
        --- prometheus.yml
        scrape_configs:
          - job_name: redis
            static_configs: [{targets: ["redis-exporter:9121"]}]

        """),
    ],
    check: .workspace { workspace, reporter in
      let names = workspace.hostNames
      for server in workspace.mainServers {
        guard let service = server.service, service.node["network_mode"] == nil,
          !workspace.joinsOthers(service)
        else { continue }
        for (job, target) in workspace.targets(server) where job["relabel_configs"] == nil {
          let host = NetworkName.host(target.text)
          guard !host.contains("."), isExporter(host), !names.contains(host),
            nearest(to: host, in: names.sorted()) == nil
          else { continue }
          reporter.report(
            at: target.span, "the bundle runs no '\(host)'",
            help: "add the service, or take the job out", in: target.file.path)
        }
      }
    }
  )
}

/// Whether a name is that of an exporter or a part of a monitoring stack, as people call them.
private func isExporter(_ host: String) -> Bool {
  let words = [
    "cadvisor", "pushgateway", "alertmanager", "grafana", "loki", "tempo", "promtail", "kibana",
    "logstash", "otel-collector",
  ]
  return words.contains(host) || host.hasSuffix("-exporter") || host.hasSuffix("_exporter")
    || host.hasSuffix("nodeexporter")
}
