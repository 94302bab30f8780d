import BelfrySource
import BelfryYAML

extension CheckRule {
  static let networkUnreachable = CheckRule(
    "prometheus/network-unreachable", .error,
    summary: "A target in a network that Prometheus has not joined.",
    rationale: "The name cannot be resolved, and the target is down for ever.",
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            networks: [monitoring]
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          api:
            image: api:1
            networks: [backend]
        networks: {monitoring: {}, backend: {}}
        --- prometheus.yml
        scrape_configs:
          - job_name: api
            static_configs: [{targets: [⟦"api:8080"⟧]}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            networks: [monitoring, backend]
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          api:
            image: api:1
            networks: [backend]
          host:
            image: api:1
            network_mode: host
        networks: {monitoring: {}, backend: {}}
        --- prometheus.yml
        scrape_configs:
          - job_name: api
            static_configs: [{targets: ["api:8080", "host:1"]}]

        """),
    ],
    check: .workspace { workspace, reporter in
      for server in workspace.mainServers {
        guard let service = server.service, service.node["network_mode"] == nil else { continue }
        let own = service.networkNames
        for (job, target) in workspace.targets(server) where job["relabel_configs"] == nil {
          guard let other = workspace.service(named: NetworkName.host(target.text)),
            other.node["network_mode"] == nil, other.file.path == service.file.path,
            own.isDisjoint(with: other.networkNames), other.node["extends"] == nil,
            service.node["extends"] == nil
          else { continue }
          let list = other.networkNames.sorted().map { "'\($0)'" }.joined(separator: ", ")
          reporter.report(
            at: target.span, "'\(other.name.text)' shares no network with Prometheus",
            help: "let Prometheus join \(list)",
            related: [.init("the service", file: other.file.path, span: other.name.span)],
            in: target.file.path)
        }
      }
    }
  )
}
