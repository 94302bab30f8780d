import BelfrySource
import BelfryYAML

extension CheckRule {
  static let bundledPluginsReadOnly = CheckRule(
    "grafana/bundled-plugins-read-only", .warning, since: "0.2",
    summary: "Grafana 13 updates its data sources where it may not write.",
    rationale: """
      At its start Grafana stops each bundled data source that has a newer release and replaces it. \
      On a read-only root file system that fails, and the data source stays away until the next \
      start: panels and alerts that need it have no data.
      """,
    references: [
      "https://github.com/grafana/grafana/issues/132528",
      "https://github.com/grafana/grafana-operator/issues/2946",
      "https://github.com/grafana-community/helm-charts/issues/787",
    ],
    examples: [
      .fails(
        """
        services:
          grafana:
            image: grafana/grafana:13.2.1
            read_only: ⟦true⟧
            volumes: ["grafana-data:/var/lib/grafana"]
        volumes: {grafana-data: {}}

        """),
      .passes(
        """
        services:
          grafana:
            image: grafana/grafana:13.2.1
            read_only: true
            environment:
              GF_PLUGINS_PREINSTALL_AUTO_UPDATE: "false"
            volumes: ["grafana-data:/var/lib/grafana"]
          older:
            image: grafana/grafana:12.4.0
            read_only: true
            volumes: ["older-data:/var/lib/grafana"]
          seeded:
            image: grafana/grafana:13.2.1
            read_only: true
            environment:
              GF_PATHS_BUNDLED_PLUGINS: /var/lib/grafana/plugins-bundled
            volumes: ["seeded-data:/var/lib/grafana"]
          told:
            image: grafana/grafana:13.2.1
            read_only: true
            volumes: ["told-data:/var/lib/grafana", "./grafana.ini:/etc/grafana/grafana.ini:ro"]
        volumes: {grafana-data: {}, older-data: {}, seeded-data: {}, told-data: {}}

        """),
    ],
    check: .service { service, reporter in
      guard let flag = service.node["read_only"], flag.text == "true",
        isGrafana(service.node["image"]?.text ?? ""), isOpen(service.node)
      else { return }
      reporter.report(
        at: flag.span, "Grafana unloads the data sources that it tries to update here",
        help: "set GF_PLUGINS_PREINSTALL_AUTO_UPDATE to \"false\"")
    }
  )

  /// Whether an image is Grafana 13 or newer, whose data sources lie beside it as plugins.
  private static func isGrafana(_ image: String) -> Bool {
    let name = image.prefix { $0 != "@" && $0 != ":" }
    let names = ["grafana/grafana", "grafana/grafana-enterprise"]
    guard names.contains(where: { name == $0 || name == "docker.io/\($0)" }),
      let version = Workspace.version(image: image)
    else { return false }
    return version.first.map { $0 >= 13 } ?? false
  }

  /// Whether nothing that is said, or may be said in another file, keeps the updates from being
  /// tried there.
  private static func isOpen(_ service: Node) -> Bool {
    guard ["command", "entrypoint", "env_file", "extends"].allSatisfy({ service[$0] == nil }) else {
      return false
    }
    let folders = ["/usr/share/grafana/data/plugins-bundled", "/etc/grafana/grafana.ini"]
    let mounts = ComposeWalk.targets(service)
    guard !folders.contains(where: { path in mounts.contains { path.hasPrefix($0) } }) else {
      return false
    }
    return ComposeWalk.environment(service).allSatisfy { name, value, _ in
      switch name {
      case "GF_PLUGINS_PREINSTALL_AUTO_UPDATE", "GF_PLUGINS_PLUGIN_ADMIN_ENABLED",
        "GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES":
        value == "true"
      case "GF_PLUGINS_PREINSTALL_DISABLED": value == "false"
      case "GF_PATHS_BUNDLED_PLUGINS", "GF_PATHS_CONFIG": false
      default: true
      }
    }
  }
}
