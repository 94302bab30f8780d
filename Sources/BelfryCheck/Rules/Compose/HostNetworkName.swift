import BelfrySource
import BelfryYAML

extension CheckRule {
  static let hostNetworkName = CheckRule(
    "compose/host-network-name", .warning,
    summary: "A service is asked by a name that the host's network does not know.",
    rationale: """
      A container with 'network_mode: host' has no name on the networks of the project, and does \
      not see the names that others have there.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          node: {image: "prom/node-exporter:v1.10.2", network_mode: host}
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: [⟦"node:9100"⟧]}]

        """),
      .fails(
        """
        --- compose.yaml
        services:
          grafana: {image: "grafana/grafana:13.1.0", network_mode: host}
          prometheus: {image: "prom/prometheus:v3.14.0", ports: ["127.0.0.1:9090:9090"]}
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
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
            extra_hosts: ["host.docker.internal:host-gateway", "node:host-gateway"]
          node: {image: "prom/node-exporter:v1.10.2", network_mode: host}
          app: {image: "app:1", network_mode: host, environment: {URL: "http://app:80"}}
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node:9100", "host.docker.internal:9100"]}]

        """),
    ],
    check: .workspace { workspace, reporter in
      guard workspace.services.contains(where: \.isOnHost) else { return }
      for address in addresses(in: workspace) {
        let client = address.client
        let named = workspace.services.filter {
          $0.file.path == client.file.path && $0.isNamed(address.host)
        }
        guard let other = named.first, other.name.text != client.name.text,
          other.node["extends"] == nil, client.node["extends"] == nil,
          !client.knowsItself(address.host)
        else { continue }
        let (message, help): (String, String)
        if client.isOnHost {
          message =
            "'\(client.name.text)' is on the host's network, which knows no '\(address.host)'"
          help = "write localhost, with the port that is open on the host"
        } else if client.node["network_mode"] == nil, named.allSatisfy(\.isOnHost) {
          message = "'\(address.host)' is on the host's network, where it has no name"
          help =
            "write host.docker.internal, and give '\(client.name.text)' the extra_hosts entry "
            + "host.docker.internal:host-gateway"
        } else {
          continue
        }
        reporter.report(
          at: address.node.span, message, help: help,
          related: [.init("the service", file: other.file.path, span: other.name.span)],
          in: address.file)
      }
    }
  )
}

/// What a service asks, and where that is written.
private struct AskedAddress {
  let client: Workspace.Service
  let host: String
  let node: Node
  let file: String
}

private func addresses(in workspace: Workspace) -> [AskedAddress] {
  let targets = workspace.mainServers.flatMap { server -> [AskedAddress] in
    guard let client = server.service else { return [] }
    return (workspace.targets(server) + workspace.alertTargets(server))
      .filter { $0.job["relabel_configs"] == nil && $0.job["proxy_url"] == nil }
      .map {
        AskedAddress(
          client: client, host: NetworkName.host($0.target.text), node: $0.target,
          file: $0.target.file.path)
      }
  }
  let settings = workspace.services.flatMap { client in
    ComposeWalk.environment(client.node).compactMap { _, value, node in
      NetworkAddress.host(ofURLIn: value).map {
        AskedAddress(client: client, host: $0, node: node, file: client.file.path)
      }
    }
  }
  guard let grafana = workspace.grafanaServices.first, workspace.grafanaServices.count == 1 else {
    return targets + settings
  }
  let sources = workspace.grafana.datasources.compactMap { source -> AskedAddress? in
    // The browser asks those of 'direct' itself.
    guard source.node["access"]?.text != "direct", let url = source.node["url"],
      url.kind == .scalar, let host = NetworkAddress.host(ofURLIn: url.text)
    else { return nil }
    return AskedAddress(client: grafana, host: host, node: url, file: source.file)
  }
  return targets + settings + sources
}

extension Workspace.Service {
  fileprivate var isOnHost: Bool { node["network_mode"]?.text == "host" }

  /// Whether a name stands in the service's own list of hosts.
  fileprivate func knowsItself(_ host: String) -> Bool {
    let hosts = node["extra_hosts"]
    return (hosts?.items ?? []).contains {
      $0.text.prefix { $0 != ":" && $0 != "=" } == host
    } || hosts?[host] != nil
  }
}
