import BelfrySource
import BelfryYAML

extension CheckRule {
  static let targetUnknown = CheckRule(
    "prometheus/target-unknown", .error,
    summary: "A target whose host is a slip of a service's name.",
    rationale:
      "The name cannot be resolved, and the target is down for ever. Hosts that resemble no service are taken for ones outside the bundle.",
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
          - job_name: a
            static_configs: [{targets: [⟦"apl:8080"⟧]}]

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
          - job_name: a
            static_configs: [{targets: ["api:8080", "shop:80", "host.docker.internal:1", "10.0.0.1:2"]}]

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
        alerting: {alertmanagers: [{static_configs: [{targets: [⟦"alertmanger:9093"⟧]}]}]}
        scrape_configs: []

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
            networks: [shop]
          api: {image: "api:1", networks: [shop]}
        networks: {shop: {external: true}}
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            static_configs: [{targets: ["apl:8080"]}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            links: ["cache-exporter:rexp"]
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          rexp2: {image: "rexp:1"}
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            static_configs: [{targets: ["rexp:9121"]}]

        """),
    ],
    check: .workspace { workspace, reporter in
      let names = workspace.hostNames
      let known = names.sorted()
      for server in workspace.servers {
        // On a network of others anything may have any name.
        guard let service = server.service, !workspace.joinsOthers(service) else { continue }
        for (job, target) in workspace.targets(server) + workspace.alertTargets(server)
        where job["relabel_configs"] == nil {
          let host = String(target.text.prefix { $0 != ":" })
          guard !host.isEmpty, !names.contains(host), !host.contains("."), !host.contains("$"),
            !host.contains("/"), host != "localhost", let name = nearest(to: host, in: known)
          else { continue }
          reporter.report(
            at: target.span, "no service is called '\(host)'",
            help: "did you mean '\(name)'?", in: target.file.path)
        }
      }
    }
  )
}
