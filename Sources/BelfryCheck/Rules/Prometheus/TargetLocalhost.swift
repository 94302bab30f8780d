import BelfrySource
import BelfryYAML

extension CheckRule {
  static let targetLocalhost = CheckRule(
    "prometheus/target-localhost", .error,
    summary: "A target on localhost inside a container.",
    rationale: "localhost is the container of Prometheus itself, in which nothing else listens.",
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
          api: {image: "api:1"}
        volumes: {data: {}}
        --- prometheus.yml
        scrape_configs:
          - job_name: api
            static_configs: [{targets: [⟦"localhost:8080"⟧]}]

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
          api: {image: "api:1"}
        volumes: {data: {}}
        --- prometheus.yml
        scrape_configs:
          - job_name: self
            static_configs: [{targets: ["localhost:9090"]}]

        """),
    ],
    check: .workspace { workspace, reporter in
      for server in workspace.servers {
        guard let service = server.service, service.node["network_mode"]?.text != "host" else {
          continue
        }
        for (job, target) in workspace.targets(server) where job["relabel_configs"] == nil {
          let parts = target.text.split(separator: ":")
          guard let host = parts.first, ["localhost", "127.0.0.1"].contains(host),
            parts.last != "9090"
          else { continue }
          reporter.report(
            at: target.span, "'\(target.text)' is the container of Prometheus itself",
            help: "name the service instead", in: target.file.path)
        }
      }
    }
  )
}
