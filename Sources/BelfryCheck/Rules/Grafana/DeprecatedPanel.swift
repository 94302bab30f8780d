import BelfrySource
import BelfryYAML

extension CheckRule {
  static let deprecatedPanel = CheckRule(
    "grafana/deprecated-panel", .warning,
    summary:
      "A panel of a kind that is gone, and that Grafana converts when it loads the dashboard.",
    rationale: """
      Grafana 12 has no panels made with Angular. It converts its own old kinds each time that the \
      dashboard is opened: settings without a counterpart are lost, and the file keeps \
      what nobody sees any more.
      """,
    examples: [
      .fails(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": ⟦"graph"⟧, "title": \
        "P", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "targets": [{"expr": "up"}]}]}
        """),
      .passes(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries", \
        "title": "P", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "targets": [{"expr": \
        "up"}]}]}
        """),
    ],
    check: .panel { panel, reporter in
      guard let type = panel.node["type"], let kind = successor(panel.node) else { return }
      reporter.report(
        at: type.span, "the kind '\(type.text)' is gone, and Grafana converts it to '\(kind)'",
        help: "look at the panel in Grafana, and save the dashboard as it is then")
    }
  )
}

/// What Grafana makes of a panel when it loads the dashboard; nothing where it leaves it alone.
private func successor(_ panel: Node) -> String? {
  switch panel["type"]?.text {
  case "graph":
    switch panel["xaxis"]?["mode"]?.text {
    case "series": panel["legend"]?["values"]?.text == "true" ? "bargauge" : "barchart"
    case "histogram": "histogram"
    default: "timeseries"
    }
  case "singlestat", "grafana-singlestat-panel": "stat"
  case "table-old": "table"
  case "grafana-piechart-panel": "piechart"
  case "grafana-worldmap-panel": "geomap"
  default: nil
  }
}
