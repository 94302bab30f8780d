import BelfrySource
import BelfryYAML

extension CheckRule {
  static let routePrefix = CheckRule(
    "alertmanager/route-prefix", .error,
    summary: "An Alertmanager that is asked outside of its path.",
    rationale: """
      With a path in '--web.external-url', and no '--web.route-prefix', Alertmanager answers under that \
      path alone: what Prometheus sends elsewhere is answered with 404.
      """,
    references: ["https://github.com/prometheus/alertmanager/issues/1260"],
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          alertmanager:
            image: prom/alertmanager:v0.33.1
            command: ["--web.external-url=https://a.internal/alerts/"]
        --- prometheus.yml
        alerting: {alertmanagers: [{static_configs: [{targets: [⟦"alertmanager:9093"⟧]}]}]}
        scrape_configs:
          - job_name: alertmanager
            static_configs: [{targets: [⟦"alertmanager:9093"⟧]}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          one:
            image: prom/alertmanager:v0.33.1
            command: ["--web.external-url=https://a.internal/alerts/"]
          two:
            image: prom/alertmanager:v0.33.1
            command: ["--web.external-url=https://a.internal/two", --web.route-prefix=/]
          three:
            image: prom/alertmanager:v0.33.1
            command: ["--web.external-url=https://a.internal"]
        --- prometheus.yml
        alerting:
          alertmanagers:
            - {path_prefix: /alerts, static_configs: [{targets: ["one:9093"]}]}
            - static_configs: [{targets: ["two:9093", "three:9093"]}]
        scrape_configs:
          - job_name: alertmanager
            metrics_path: /alerts/metrics
            static_configs: [{targets: ["one:9093"]}]

        """),
    ],
    check: .workspace { workspace, reporter in
      guard workspace.hasRoutePrefixes else { return }
      for server in workspace.mainServers where server.service != nil {
        for (block, target) in workspace.alertTargets(server) {
          let said = Workspace.Service.path(of: block["path_prefix"]?.text ?? "")
          guard let prefix = prefix(of: target, block, workspace), said != prefix else { continue }
          reporter.report(
            at: target.span, "this Alertmanager answers under '\(prefix)' alone",
            help: "write 'path_prefix: \(prefix)'", in: target.file.path)
        }
        for (job, target) in workspace.targets(server) {
          let path = job["metrics_path"]?.text ?? "/metrics"
          guard let prefix = prefix(of: target, job, workspace), !path.hasPrefix(prefix + "/")
          else { continue }
          reporter.report(
            at: target.span, "this Alertmanager answers under '\(prefix)' alone",
            help: "write 'metrics_path: \(prefix)/metrics'", in: target.file.path)
        }
      }
    }
  )
}

/// The path under which a target's Alertmanager answers; nothing for the root, and where it is not
/// known.
private func prefix(of target: Node, _ block: Node, _ workspace: Workspace) -> String? {
  guard block["relabel_configs"] == nil,
    let service = workspace.service(named: NetworkName.host(target.text)),
    service.image == "alertmanager"
  else { return nil }
  return service.routePrefix
}
