import BelfrySource
import BelfryYAML

/// What tells that VictoriaMetrics stands behind a datasource of Prometheus: it understands MetricsQL,
/// which has more than PromQL.
enum MetricsQLSigns {
  private static let signs = [
    "victoria", "vmselect", "vmsingle", "vmauth", ":8427", ":8428", ":8481",
  ]

  /// Whether a query may ask VictoriaMetrics.
  ///
  /// - Parameter references: Of the query, then of what it stands in.
  static func mayBeAsked(_ references: [Node?], _ workspace: Workspace) -> Bool {
    guard workspace.grafana.hasMetricsQL else { return false }
    for case let reference? in references where !reference.isNull {
      guard let name = DashboardWalk.identity(reference)?.text,
        let source = workspace.grafana.datasource(name)
      else { continue }
      return isOne(source)
    }
    // Where none is named it may be any of them.
    return true
  }

  /// Whether VictoriaMetrics stands behind a datasource.
  static func isOne(_ source: GrafanaFacts.Datasource) -> Bool {
    guard case .prometheus = DatasourceKind(type: source.type) else { return false }
    let texts = [source.name, source.uid, source.node["url"]?.text].compactMap {
      $0?.lowercased()
    }
    return signs.contains { sign in texts.contains { $0.contains(sign) } }
  }
}
