import BelfrySource
import BelfryYAML

extension CheckRule {
  static let targetNotExpanded = CheckRule(
    "prometheus/target-not-expanded", .warning,
    summary: "A target with a variable of the environment, or with a mark for an address.",
    rationale:
      "Prometheus fills variables only into external_labels, and no host has a dollar sign or angle brackets in its name: the target is down for ever.",
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
      .fails(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: [⟦"<server_ip>:9100"⟧, "[::1]:9100"]}]

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
        if let service = server.service,
          service.node["entrypoint"] != nil || ComposeWalk.isScript(service.node)
        {
          continue
        }
        let targets = workspace.targets(server) + workspace.alertTargets(server)
        for (_, target) in targets where target.text.contains("<") && target.text.contains(">") {
          reporter.report(
            at: target.span, "'\(target.text)' only says what is to stand there",
            help: "write the address", in: target.file.path)
        }
        guard server.service != nil else { continue }
        for (_, target) in targets where target.text.contains("${") {
          reporter.report(
            at: target.span, "Prometheus does not fill in '\(target.text)'",
            help: "write the address, or fill it in before Prometheus reads the file",
            in: target.file.path)
        }
      }
    }
  )
}
