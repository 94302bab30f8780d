import BelfryPromQL
import BelfrySource
import BelfryYAML

extension PackChecker {
  /// Refuses panels that ask for what the pack does not declare.
  mutating func checkPanels() {
    var panels = pack.board?.sections.flatMap(\.panels) ?? []
    for entry in pack.board?.overview ?? [] {
      switch entry {
      case .panel(let panel): panels.append(panel)
      case .title(let title) where pack.board?.panel(titled: title.value) == nil:
        report(
          "pack/unknown-panel", "no panel is called '\(title.value)'",
          help: "name one of the sections below", "dashboard.yaml", title.span)
      case .title: break
      }
    }
    for panel in panels {
      for query in panel.value.queries {
        checkExpression(query.value.expr, "dashboard.yaml", grafana: true)
        if query.value.percentiles == true { checkPercentile(query.value) }
      }
      if let limit = panel.value.limit, pack.manifest.parameters[limit.value] == nil {
        report(
          "pack/unknown-parameter", "no parameter is called '\(limit.value)'",
          help: "declare it in pack.yaml", "dashboard.yaml", limit.span)
      }
    }
    for mark in pack.board?.marks ?? [] {
      checkExpression(mark.value.expr, "dashboard.yaml", grafana: true)
    }
  }

  /// A query for every percentile is written for the 95th: once in the expression, in the legend.
  private mutating func checkPercentile(_ query: PanelQuery) {
    var count = 0
    parse(query.expr.value, options: .grafana).expression?.forEach { part in
      if case .number(let literal) = part, literal.value == 0.95 { count += 1 }
    }
    guard count != 1 || query.legend?.contains("p95") != true else { return }
    report(
      "pack/percentiles", "0.95 must stand once in the expression, and p95 in the legend",
      help: "write histogram_quantile(0.95, …) and 'p95'", "dashboard.yaml", query.expr.span)
  }
}
