import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let datasourceUnreachable = CheckRule(
    "grafana/datasource-unreachable", .error,
    summary: "A datasource's address does not lead from Grafana's container to its service.",
    rationale: """
      Grafana asks from inside of its container: localhost is that container, a published port is \
      open on the host alone, and a name is known only on a network that both join.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          grafana: {image: "grafana/grafana:13.1.0"}
          prometheus: {image: "prom/prometheus:v3.14.0", ports: ["9095:9090"]}
        --- datasources.yml
        apiVersion: 1
        datasources:
          - {name: A, type: prometheus, url: ⟦"http://localhost:9090"⟧}
          - {name: B, type: prometheus, url: ⟦"http://prometeus:9090"⟧}
          - {name: C, type: prometheus, url: ⟦"http://prometheus:9095"⟧}

        """),
      .fails(
        """
        --- compose.yaml
        services:
          grafana: {image: "grafana/grafana:13.1.0", networks: [front]}
          prometheus: {image: "prom/prometheus:v3.14.0", networks: [back]}
        networks: {front: , back: }
        --- datasources.yml
        apiVersion: 1
        datasources: [{name: A, type: prometheus, url: ⟦"http://prometheus:9090"⟧}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          grafana: {image: "grafana/grafana:13.1.0", networks: [front]}
          prometheus: {image: "prom/prometheus:v3.14.0", networks: [front, back]}
        networks: {front: , back: }
        --- datasources.yml
        apiVersion: 1
        datasources:
          - {name: A, type: prometheus, url: "http://prometheus:9090"}
          - {name: B, type: prometheus, url: "http://prometheus.example.net:9090"}
          - {name: C, type: prometheus, url: "http://localhost:9090", access: direct}
          - {name: D, type: prometheus, url: "http://${HOST}:9090"}

        """),
    ],
    check: .workspace { workspace, reporter in
      guard let grafana = workspace.grafanaServices.first,
        workspace.grafanaServices.count == 1, grafana.node["network_mode"] == nil,
        grafana.node["extends"] == nil
      else { return }
      for source in workspace.grafana.datasources
      where source.node["access"].map({ $0.text != "direct" }) ?? true {
        guard let url = source.node["url"], url.kind == .scalar, !url.text.contains("$"),
          let address = NetworkAddress(url.text),
          address.scheme != nil || !url.text.contains("/")
        else { continue }
        if let (message, help) = problem(
          address.host, address.portText ?? "", grafana, workspace)
        {
          reporter.report(at: url.span, message, help: help, in: source.file)
        }
      }
    }
  )
}

private func problem(
  _ host: String, _ port: String, _ grafana: Workspace.Service, _ workspace: Workspace
) -> (String, String)? {
  if host == "localhost" || host.hasPrefix("127.") {
    return ("'\(host)' is Grafana's own container", "write the name of the service")
  }
  guard let service = workspace.service(named: host) else {
    guard !host.contains("."), !workspace.hostNames.contains(host),
      let name = nearest(to: host, in: workspace.hostNames.sorted())
    else { return nil }
    return ("no service is called '\(host)'", "did you mean '\(name)'?")
  }
  if let published = service.published(as: port) {
    return (
      "port \(port) is open on the host; inside '\(host)' listens on \(published)",
      "write http://\(host):\(published)"
    )
  }
  guard service.node["network_mode"] == nil, service.node["extends"] == nil,
    service.file.path == grafana.file.path,
    service.networkNames.isDisjoint(with: grafana.networkNames)
  else { return nil }
  return (
    "Grafana and '\(service.name.text)' share no network",
    "let both services join one of the networks"
  )
}

extension Workspace.Service {
  /// The port inside of the container for one that is open on the host alone.
  fileprivate func published(as port: String) -> String? {
    guard !port.isEmpty, let ports = node["ports"]?.items else { return nil }
    var inner: [String: String] = [:]
    for mapping in ports {
      if mapping.kind == .mapping {
        inner[mapping["published"]?.text ?? ""] = mapping["target"]?.text ?? ""
        continue
      }
      let parts = mapping.text.prefix { $0 != "/" }.split(separator: ":").map(String.init)
      guard parts.count > 1, let last = parts.last else { continue }
      inner[parts[parts.count - 2]] = last
    }
    guard let found = inner[port], found != port, !inner.values.contains(port),
      Int(found) != nil
    else { return nil }
    return found
  }
}
