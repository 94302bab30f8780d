import BelfrySource
import BelfryYAML

extension CheckRule {
  static let pathNotServed = CheckRule(
    "compose/path-not-served", .error,
    summary: "A server is asked outside of the path under which it answers.",
    rationale: """
      With a path in '--web.external-url', and no '--web.route-prefix', Prometheus and \
      Alertmanager answer under that path alone, with their pages of health and metrics, too.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: ["--config.file=/etc/prometheus/prometheus.yml", "--web.external-url=/prom"]
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
            healthcheck: {test: [CMD, wget, -q, --spider, ⟦"http://localhost:9090/-/healthy"⟧]}
          grafana: {image: "grafana/grafana:13.1.0"}
        --- prometheus.yml
        scrape_configs:
          - job_name: prometheus
            static_configs: [{targets: [⟦"localhost:9090"⟧]}]
        --- provisioning/datasources/all.yml
        apiVersion: 1
        datasources: [{name: P, type: prometheus, url: ⟦"http://prometheus:9090"⟧}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command:
              - --config.file=/etc/prometheus/prometheus.yml
              - --web.external-url=https://watch.internal/prom/
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
            healthcheck: {test: [CMD, wget, -q, "http://localhost:9090/prom/-/healthy"]}
          second:
            image: prom/prometheus:v3.14.0
            command: ["--web.external-url=https://watch.internal/two", --web.route-prefix=/]
            healthcheck: {test: [CMD, wget, -q, "http://localhost:9090/-/healthy"]}
          grafana: {image: "grafana/grafana:13.1.0"}
        --- prometheus.yml
        scrape_configs:
          - job_name: prometheus
            metrics_path: /prom/metrics
            static_configs: [{targets: ["localhost:9090"]}]
          - job_name: second
            static_configs: [{targets: ["second:9090", "localhost:9100"]}]
        --- provisioning/datasources/all.yml
        apiVersion: 1
        datasources: [{name: P, type: prometheus, url: "http://prometheus:9090/prom/"}]

        """),
    ],
    check: .workspace { workspace, reporter in
      guard workspace.hasRoutePrefixes else { return }
      for service in workspace.services {
        guard let prefix = service.routePrefix else { continue }
        let test = service.node["healthcheck"]?["test"]
        for word in test.map({ $0.kind == .scalar ? [$0] : $0.items }) ?? []
        where word.text.contains("/-/") && !word.text.contains(prefix + "/-/") {
          reporter.report(
            at: word.span, "'\(service.name.text)' answers under '\(prefix)' alone",
            help: "ask for '\(prefix)/-/healthy'", in: service.file.path)
        }
      }
      for server in workspace.mainServers {
        guard let client = server.service else { continue }
        for (job, target) in workspace.targets(server) where job["relabel_configs"] == nil {
          let path = job["metrics_path"]?.text ?? "/metrics"
          guard let service = asked(target.text, by: client, workspace),
            service.image == "prometheus", let prefix = service.routePrefix,
            !path.hasPrefix(prefix + "/"), !path.contains("$")
          else { continue }
          reporter.report(
            at: target.span, "'\(service.name.text)' answers under '\(prefix)' alone",
            help: "write 'metrics_path: \(prefix)\(path)'", in: target.file.path)
        }
      }
      for source in workspace.grafana.datasources where source.node["access"]?.text != "direct" {
        guard let url = source.node["url"], url.kind == .scalar,
          let host = NetworkAddress.host(ofURLIn: url.text),
          let service = workspace.service(named: host), let prefix = service.routePrefix,
          !(Workspace.Service.path(of: url.text) + "/").hasPrefix(prefix + "/"),
          !url.text.contains("$")
        else { continue }
        reporter.report(
          at: url.span, "'\(service.name.text)' answers under '\(prefix)' alone",
          help: "write '\(prefix)' behind the port", in: source.file)
      }
    }
  )
}

/// The service behind a target, the client itself included.
private func asked(
  _ target: String, by client: Workspace.Service, _ workspace: Workspace
) -> Workspace.Service? {
  let host = NetworkName.host(target)
  guard ["localhost", "127.0.0.1"].contains(host) else { return workspace.service(named: host) }
  let ports = client.listenPorts.isEmpty ? [9090] : client.listenPorts
  return NetworkName.port(target).map(ports.contains) == true ? client : nil
}
