import BelfrySource
import BelfryYAML

extension CheckRule {
  static let targetPortClosed = CheckRule(
    "prometheus/target-port-closed", .error,
    summary: "A target with a port on which its service does not listen.",
    rationale: """
      Containers reach each other by the port inside of the container, whatever is published \
      on the host. The target is down for ever.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          node-exporter:
            image: prom/node-exporter:v1.12.1
            ports: ["127.0.0.1:19100:9100"]
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: [⟦"node-exporter:19100"⟧]}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          node-exporter:
            image: prom/node-exporter:v1.12.1
            command: ["--web.listen-address=:9200"]
          other-exporter:
            image: prom/node-exporter:v1.12.1
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node-exporter:9200", "other-exporter:9100", "api:80"]}]

        """),
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          alertmanager:
            image: prom/alertmanager:v0.29.0
            ports: ["127.0.0.1:19093:9093"]
        --- prometheus.yml
        alerting: {alertmanagers: [{static_configs: [{targets: [⟦"alertmanager:19093"⟧]}]}]}
        scrape_configs: []

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          old: {image: "justwatch/elasticsearch_exporter:1.0.2"}
          new: {image: "quay.io/prometheuscommunity/elasticsearch-exporter:v1.9.0"}
        --- prometheus.yml
        scrape_configs:
          - job_name: search
            static_configs: [{targets: ["old:9108", "new:9114"]}]

        """),
    ],
    check: .workspace { workspace, reporter in
      for server in workspace.mainServers {
        guard let prometheus = server.service, prometheus.node["network_mode"] == nil else {
          continue
        }
        for (job, target) in workspace.targets(server) + workspace.alertTargets(server)
        where job["relabel_configs"] == nil {
          guard let port = NetworkName.port(target.text),
            let service = workspace.service(named: NetworkName.host(target.text)),
            let ports = service.known?.ports, !ports.isEmpty, obeysFlags(service),
            !ports.contains(port),
            !mentions(port, service)
          else { continue }
          let list = ports.map(String.init).joined(separator: ", ")
          reporter.report(
            at: target.span, "'\(service.name.text)' does not listen on \(port)",
            help: isPublished(port, service)
              ? "that is its port on the host; inside it is \(list)" : "it listens on \(list)",
            in: target.file.path)
        }
      }
    }
  )
}

/// Whether only flags and variables decide where the program listens, and no file of its own.
private func obeysFlags(_ service: Workspace.Service) -> Bool {
  guard let image = service.image else { return false }
  return ["cadvisor", "prometheus", "alertmanager"].contains(image) || image.hasSuffix("exporter")
}

/// Whether a setting of the service speaks of a port, so that it may listen there.
private func mentions(_ port: Int, _ service: Workspace.Service) -> Bool {
  let text = String(port)
  let words =
    service.command.map(\.text) + (service.node["entrypoint"]?.items ?? []).map(\.text)
    + ComposeWalk.environment(service.node).map(\.value)
    + [service.node["command"]?.text ?? "", service.node["entrypoint"]?.text ?? ""]
    + (service.node["expose"]?.items ?? []).map(\.text)
    + (service.node["ports"]?.items ?? []).map { inner($0) }
  return words.contains { $0.contains(text) }
}

/// The port inside of the container that a mapping names.
private func inner(_ port: Node) -> String {
  if port.kind == .mapping { return port["target"]?.text ?? "" }
  return port.text.split(separator: ":").last.map(String.init) ?? ""
}

/// Whether a port of the host leads to the service.
private func isPublished(_ port: Int, _ service: Workspace.Service) -> Bool {
  (service.node["ports"]?.items ?? []).contains { mapping in
    ComposeWalk.published(mapping).contains { $0.hasPrefix("\(port)/") }
  }
}
