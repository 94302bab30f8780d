import BelfrySource
import BelfryYAML

extension CheckRule {
  static let targetNotExpanded = CheckRule(
    "prometheus/target-not-expanded", .warning,
    summary: "A target with a variable of the environment.",
    rationale:
      "Prometheus fills variables only into external_labels: the target keeps its dollar sign and is down for ever.",
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file"
    ],
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
        --- prometheus.yml
        scrape_configs:
          - job_name: api
            static_configs: [{targets: [⟦"${API_HOST}:8080"⟧]}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            entrypoint: [/fill-in.sh]
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
        --- prometheus.yml
        scrape_configs:
          - job_name: api
            static_configs: [{targets: ["${API_HOST}:8080"]}]

        """),
    ],
    check: .workspace { workspace, reporter in
      for server in workspace.mainServers {
        // Where something runs before Prometheus, it may fill in what it finds.
        guard let service = server.service, service.node["entrypoint"] == nil,
          !ComposeWalk.isScript(service.node)
        else { continue }
        for (_, target) in workspace.targets(server) + workspace.alertTargets(server)
        where target.text.contains("${") {
          reporter.report(
            at: target.span, "Prometheus does not fill in '\(target.text)'",
            help: "write the address, or fill it in before Prometheus reads the file",
            in: target.file.path)
        }
      }
    }
  )
}
