import BelfrySource
import BelfryYAML

extension CheckRule {
  static let panelOverlap = CheckRule(
    "grafana/panel-overlap", .warning,
    summary: "Panels that lie on each other.",
    rationale: "Grafana pushes them apart, and the dashboard looks other than planned.",
    examples: [
      .fails(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries", \
        "title": "P", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "targets": [{"expr": \
        "up"}]}, {"type": "timeseries", "title": "Q", "gridPos": ⟦{"x": 6, "y": 4, "w": 12, "h": \
        8}⟧, "targets": [{"expr": "up"}]}]}
        """),
      .passes(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries", \
        "title": "P", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "targets": [{"expr": \
        "up"}]}, {"type": "timeseries", "title": "Q", "gridPos": {"x": 12, "y": 0, "w": 12, "h": \
        8}, "targets": [{"expr": "up"}]}]}
        """),
    ],
    check: .document(.dashboard) { root, reporter in
      var placed: [(place: [Int], node: Node)] = []
      for panel in root["panels"]?.items ?? [] {
        guard let grid = panel["gridPos"] else { continue }
        let place = ["x", "y", "w", "h"].compactMap { grid[$0].flatMap { Int($0.text) } }
        guard place.count == 4, place.allSatisfy({ (0...100_000).contains($0) }) else { continue }
        if let other = placed.first(where: { overlap($0.place, place) }) {
          reporter.report(
            at: grid.span, "this panel lies on another", help: "move it",
            related: [.init("the other", file: reporter.file, span: other.node.span)])
        }
        placed.append((place, grid))
      }
    }
  )
}

/// Whether two rectangles of x, y, width and height share anything.
private func overlap(_ left: [Int], _ right: [Int]) -> Bool {
  // Sums may be too large for a number; what is that far away overlaps nothing.
  left[0] < right[0] &+ right[2] && right[0] < left[0] &+ left[2]
    && left[1] < right[1] &+ right[3] && right[1] < left[1] &+ left[3]
}
