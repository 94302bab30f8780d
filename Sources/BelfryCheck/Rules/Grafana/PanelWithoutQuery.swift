import BelfrySource
import BelfryYAML

extension CheckRule {
  static let panelWithoutQuery = CheckRule(
    "grafana/panel-without-query", .warning,
    summary: "A panel without a query.",
    rationale: "It stays empty.",
    examples: [
      .fails(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries", \
        "title": ⟦"P"⟧, "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}}]}
        """),
      .passes(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries", \
        "title": "P", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "targets": [{"expr": \
        "up"}]}]}
        """),
      .passes(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "row", "title": "P", \
        "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}}, {"type": "text", "title": "P", "gridPos": \
        {"x": 0, "y": 9, "w": 12, "h": 8}}]}
        """),
    ],
    check: .panel { panel, reporter in
      let kinds = [
        "timeseries", "stat", "gauge", "bargauge", "table", "heatmap", "piechart", "barchart",
        "histogram", "state-timeline",
      ]
      guard kinds.contains(panel.type), panel.node["libraryPanel"] == nil,
        panel.node["targets"].map({ $0.items.isEmpty }) ?? true
      else { return }
      reporter.report(
        at: panel.node["title"]?.span ?? panel.node.span, "this panel asks nothing",
        help: "give it a query")
    }
  )
}
