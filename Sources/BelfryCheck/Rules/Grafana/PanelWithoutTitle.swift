import BelfrySource
import BelfryYAML

extension CheckRule {
  static let panelWithoutTitle = CheckRule(
    "grafana/panel-without-title", .advice,
    summary: "A panel without a title.",
    rationale: "Whoever looks at it has to guess what it shows, and an alert from it has no name.",
    examples: [
      .fails(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries", \
        "title": ⟦""⟧, "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "targets": [{"expr": \
        "up"}]}]}
        """),
      .passes(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries", \
        "title": "P", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "targets": [{"expr": \
        "up"}]}]}
        """),
      .passes(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "text", "title": "", \
        "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}}]}
        """),
    ],
    check: .panel { panel, reporter in
      guard panel.title.isEmpty, !["text", "row", "news", "dashlist", ""].contains(panel.type)
      else { return }
      let place = panel.node["title"]?.span ?? panel.node["type"]?.span ?? panel.node.span
      reporter.report(at: place, "this panel has no title", help: "say what it shows")
    }
  )
}
