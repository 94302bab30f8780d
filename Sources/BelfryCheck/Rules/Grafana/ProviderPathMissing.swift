import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let providerPathMissing = CheckRule(
    "grafana/provider-path-missing", .error,
    summary: "A provider reads a folder that is not mounted, or that holds no dashboard.",
    rationale: "Grafana starts without its dashboards and says so only in its log.",
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          grafana:
            image: grafana/grafana:13.1.0
            volumes: ["./dashboards:/etc/grafana/dashboards:ro"]
        --- dashboards/a.json
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": []}
        --- providers.yml
        apiVersion: 1
        providers: [{name: a, options: {path: ⟦/etc/dashboards⟧}}]

        """),
      .fails(
        """
        --- compose.yaml
        services:
          grafana:
            image: grafana/grafana:13.1.0
            volumes: ["./grafana:/etc/dashboards:ro"]
        --- dashboards/a.json
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": []}
        --- grafana/providers.yml
        apiVersion: 1
        providers: [{name: a, options: {folder: ⟦/etc/dashboards⟧}}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          grafana:
            image: grafana/grafana:13.1.0
            volumes: ["./grafana:/etc/grafana:ro", "data:/var/lib/grafana"]
        volumes: {data: }
        --- grafana/boards/a.json
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": []}
        --- grafana/providers.yml
        apiVersion: 1
        providers:
          - {name: a, options: {path: /etc/grafana/boards}}
          - {name: b, options: {path: /var/lib/grafana/dashboards}}
          - {name: c, options: {path: $BOARDS}}

        """),
    ],
    check: .workspace { workspace, reporter in
      let services = workspace.grafanaServices
      guard services.count == 1, let grafana = services.first, grafana.node["build"] == nil,
        grafana.node["extends"] == nil, grafana.node["volumes_from"] == nil
      else { return }
      for file in workspace.files(.grafanaDashboardProviders) {
        for provider in GrafanaFacts.providers(file.root) {
          let options = provider["options"]
          guard let path = options?["path"] ?? options?["folder"], path.text.hasPrefix("/"),
            !path.text.contains("$")
          else { continue }
          if let (message, help) = problem(path.text, grafana, workspace) {
            reporter.report(at: path.span, message, help: help, in: file.path)
          }
        }
      }
    }
  )
}

private func problem(
  _ path: String, _ grafana: Workspace.Service, _ workspace: Workspace
) -> (String, String)? {
  let mounts = (grafana.node["volumes"]?.items ?? []).compactMap { volume -> String? in
    if volume.kind == .mapping { return volume["target"]?.text }
    let parts = volume.text.split(separator: ":")
    return parts.count > 1 ? String(parts[1]) : nil
  }
  let configs = (grafana.node["configs"]?.items ?? []).compactMap { $0["target"]?.text }
  let inside = { (mount: String) in path == mount || path.hasPrefix(mount + "/") }
  guard mounts.contains(where: inside) else {
    // Dashboards may be mounted one by one.
    guard !(mounts + configs).contains(where: { $0.hasPrefix(path) || $0.contains("$") }) else {
      return nil
    }
    return ("nothing is mounted at '\(path)'", "mount the folder of the dashboards there")
  }
  guard let source = workspace.source(of: path, in: grafana), !workspace.paths.isEmpty else {
    return nil
  }
  let folder = source + "/"
  guard !workspace.paths.contains(where: { $0.hasPrefix(folder) && $0.hasSuffix(".json") }) else {
    return nil
  }
  return ("no dashboard lies in '\(source)', which is mounted there", "put the dashboards there")
}
