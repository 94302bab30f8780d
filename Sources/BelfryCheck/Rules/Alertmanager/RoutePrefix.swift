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
      for server in workspace.mainServers where server.service != nil {
        for (block, target) in workspace.alertTargets(server) {
          let said = trimmed(block["path_prefix"]?.text ?? "")
          guard let prefix = prefix(of: target, block, workspace), said != prefix else { continue }
          reporter.report(
            at: target.span, "this Alertmanager answers under '/\(prefix)' alone",
            help: "write 'path_prefix: /\(prefix)'", in: target.file.path)
        }
        for (job, target) in workspace.targets(server) {
          let path = job["metrics_path"]?.text ?? "/metrics"
          guard let prefix = prefix(of: target, job, workspace), !path.hasPrefix("/\(prefix)/")
          else { continue }
          reporter.report(
            at: target.span, "this Alertmanager answers under '/\(prefix)' alone",
            help: "write 'metrics_path: /\(prefix)/metrics'", in: target.file.path)
        }
      }
    }
  )
}

/// The path under which a target's Alertmanager answers, without its slashes; nothing where it is
/// not known, or is none.
private func prefix(of target: Node, _ block: Node, _ workspace: Workspace) -> String? {
  guard block["relabel_configs"] == nil,
    let service = workspace.service(named: NetworkName.host(target.text)),
    service.image == "alertmanager",
    let path = flag("web.route-prefix", service)
      ?? flag("web.external-url", service).flatMap(path(of:)),
    !path.contains("$"), !path.contains("?")
  else { return nil }
  let prefix = trimmed(path)
  return prefix.isEmpty ? nil : prefix
}

/// The path of an address.
private func path(of url: String) -> String? {
  guard let scheme = url.firstRange(of: "://") else { return nil }
  return String(url[scheme.upperBound...].drop { $0 != "/" })
}

/// What a flag of the command says.
private func flag(_ name: String, _ service: Workspace.Service) -> String? {
  let words = service.words.map(\.text)
  for (index, word) in words.enumerated() where word.hasPrefix("-") {
    let said = word.drop { $0 == "-" }
    if said.hasPrefix(name + "=") { return String(said.dropFirst(name.utf8.count + 1)) }
    if said == name, index + 1 < words.count { return words[index + 1] }
  }
  return nil
}

/// A path without the slashes around it.
private func trimmed(_ path: String) -> String {
  path.split(separator: "/").joined(separator: "/")
}
