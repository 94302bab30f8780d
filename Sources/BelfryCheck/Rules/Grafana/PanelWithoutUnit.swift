import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let panelWithoutUnit = CheckRule(
    "grafana/panel-without-unit", .advice,
    summary: "A panel of numbers without a unit.",
    rationale: "Whoever looks at 0.35 or 1.2 Mil has to guess what it is.",
    examples: [
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": ⟦"timeseries"⟧,
         "title": "P", "targets": [{"expr": "node_memory_MemFree_bytes"}]},
         {"type": ⟦"graph"⟧, "title": "Q", "yaxes": [{"format": "short"}, {"format": "short"}],
          "targets": [{"expr": "node_memory_MemFree_bytes"}]}]}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 14, "panels": [
         {"type": "graph", "title": "P", "yaxes": [{"format": "bytes"}, {"format": "short"}],
          "targets": [{"expr": "node_memory_MemFree_bytes"}]},
         {"type": "graph", "title": "Q", "y_formats": ["bytes", "short"],
          "targets": [{"expr": "node_memory_MemFree_bytes"}]},
         {"type": "singlestat", "title": "R", "format": "bytes",
          "targets": [{"expr": "node_memory_MemFree_bytes"}]},
         {"type": "gauge", "title": "S", "options": {"fieldOptions": {"defaults": {"unit": "bytes"}}},
          "targets": [{"expr": "node_memory_MemFree_bytes"}]}]}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [
         {"type": "timeseries", "title": "P", "fieldConfig": {"defaults": {"unit": "bytes"}},
          "targets": [{"expr": "node_memory_MemFree_bytes"}]},
         {"type": "stat", "title": "Q", "targets": [{"expr": "up"}],
          "fieldConfig": {"defaults": {"mappings": [{"type": "value", "options": {}}]}}},
         {"type": "stat", "title": "R", "targets": [{"expr": "count(up)"}]},
         {"type": "stat", "title": "S", "targets": [{"expr": "app_info"}],
          "options": {"reduceOptions": {"fields": "/^version$/"}}}]}

        """#),
    ],
    check: .panel { panel, reporter in
      let kinds = ["timeseries", "stat", "gauge", "bargauge", "graph", "singlestat"]
      guard kinds.contains(panel.type), panel.isWhole, panel.units.isEmpty,
        panel.oldUnits.isEmpty,
        panel.node["libraryPanel"] == nil, !panel.isTransformed,
        (panel.node["fieldConfig"]?["defaults"]?["mappings"]?.items ?? []).isEmpty,
        panel.node["options"]?["reduceOptions"]?["fields"].map({ $0.text.isEmpty }) ?? true,
        let type = panel.node["type"]
      else { return }
      let results = panel.queries.flatMap { $0.analysis.results.map(\.value) }
      // A number of things needs none, and what is 0 or 1 is read as it is.
      guard let first = results.first, !results.allSatisfy({ $0.isBool || $0.unit == .count }),
        results.contains(where: { $0.unit != nil && $0.unit != .count })
      else { return }
      let same = results.allSatisfy { $0.unit == first.unit }
      let unit = same ? first.unit.flatMap(PanelUnit.init)?.id : nil
      reporter.report(
        at: type.span,
        "this panel shows \(results.compactMap(\.unit?.text).first ?? "values") without a unit",
        help: unit.map { "set fieldConfig.defaults.unit to '\($0)'" } ?? "say what it measures")
    }
  )
}
