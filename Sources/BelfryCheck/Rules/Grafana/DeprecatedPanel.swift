import BelfrySource
import BelfryYAML

extension CheckRule {
  static let deprecatedPanel = CheckRule(
    "grafana/deprecated-panel", .warning,
    summary: "A panel of a kind that Grafana does not draw any more.",
    rationale: "Panels made with Angular are gone since Grafana 12.",
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
      let new = [
        "graph": "timeseries", "singlestat": "stat", "table-old": "table",
        "grafana-piechart-panel": "piechart",
        "grafana-worldmap-panel": "geomap",
      ]
      guard let type = panel.node["type"], let replacement = new[type.text] else { return }
      reporter.report(
        at: type.span, "panels of the kind '\(type.text)' are gone", help: "use '\(replacement)'")
    }
  )
}
