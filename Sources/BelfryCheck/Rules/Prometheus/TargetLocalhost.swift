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
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: ["--web.listen-address=0.0.0.0:9099"]
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
        --- prometheus.yml
        scrape_configs:
          - job_name: self
            static_configs: [{targets: ["localhost:9099"]}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          sidecar: {image: "side:1", network_mode: "service:prometheus"}
        --- prometheus.yml
        scrape_configs:
          - job_name: side
            static_configs: [{targets: ["localhost:8080"]}]

        """),
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          alertmanager: {image: "prom/alertmanager:v0.29.0"}
        --- prometheus.yml
        alerting: {alertmanagers: [{static_configs: [{targets: [⟦"localhost:9093"⟧]}]}]}
        scrape_configs: []

        """),
    ],
    check: .workspace { workspace, reporter in
      for server in workspace.servers {
        guard let service = server.service, service.node["network_mode"] == nil,
          !workspace.sharesNetwork(of: service)
        else { continue }
        let own = [9090] + service.listenPorts
        for (job, target) in workspace.targets(server) + workspace.alertTargets(server)
        where job["relabel_configs"] == nil {
          guard ["localhost", "127.0.0.1"].contains(NetworkName.host(target.text)),
            NetworkName.port(target.text).map({ !own.contains($0) }) ?? true
          else { continue }
          reporter.report(
            at: target.span, "'\(target.text)' is the container of Prometheus itself",
            help: "name the service instead", in: target.file.path)
        }
      }
    }
  )
}
