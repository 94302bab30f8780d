import BelfryYAML

/// Which plugin a query of a dashboard asks.
enum DatasourceKind {
  /// Prometheus or a store that understands the same language.
  case prometheus
  case loki
  /// Another plugin.
  case other
  /// Neither the file nor the bundle tells.
  case unknown

  private static let prometheusTypes: Set<String> = [
    "prometheus", "grafana-amazonprometheus-datasource", "grafana-azureprometheus-datasource",
  ]

  /// The kind that a plugin's id stands for.
  init(type: String) {
    if Self.prometheusTypes.contains(type) {
      self = .prometheus
    } else if type == "loki" {
      self = .loki
    } else {
      self = .other
    }
  }

  /// The kind of the first reference that tells.
  ///
  /// - Parameter references: Of the query, then of what it stands in.
  init(_ references: [Node?], _ board: Node?, _ workspace: Workspace) {
    self = .unknown
    for reference in references {
      guard let reference, !reference.isNull else { continue }
      if let type = reference["type"]?.text, !type.isEmpty {
        // A panel of several sources leaves the choice to its queries.
        if type == "datasource" { continue }
        self = DatasourceKind(type: type)
        return
      }
      guard let name = DashboardWalk.identity(reference)?.text else { continue }
      if let type = Self.type(of: name, board, workspace) {
        self = DatasourceKind(type: type)
        return
      }
    }
  }

  private static func type(of name: String, _ board: Node?, _ workspace: Workspace) -> String? {
    let names = GrafanaVariables.names(in: name)
    if let variable = names.first, let board {
      let defined = DashboardWalk.variables(board).first { $0["name"]?.text == variable }
      if let defined { return defined["type"]?.text == "datasource" ? defined["query"]?.text : nil }
      let input = (board["__inputs"]?.items ?? []).first { $0["name"]?.text == variable }
      return input?["pluginId"]?.text ?? said(variable)
    }
    return workspace.grafana.datasource(name)?.type ?? said(name)
  }

  /// The plugin that a name tells of; nothing where it tells of none.
  private static func said(_ name: String) -> String? {
    let name = name.lowercased()
    return name.contains("loki") && !name.contains("prom") ? "loki" : nil
  }
}
