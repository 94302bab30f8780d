package import BelfryYAML

/// A dashboard as a wireframe: what stands where, without Grafana and without data.
package struct DashboardDrawing {
  /// The dashboard's name.
  package let title: String
  /// Panels that do not fold away, in the file's order.
  let panels: [PanelDrawing]
  private let root: Node

  /// Reads a dashboard of Grafana's classic model, wrapped or bare.
  package init(_ root: Node) {
    self.root = root["dashboard"].flatMap { $0.kind == .mapping ? $0 : nil } ?? root
    title = self.root["title"]?.text ?? ""
    panels = (self.root["panels"]?.items ?? []).prefix(2_000).flatMap { panel in
      [panel] + (panel["panels"]?.items ?? [])
    }.compactMap(PanelDrawing.init)
  }

  /// Pairs of panels that lie over each other.
  var overlaps: [(String, String)] {
    var found: [(String, String)] = []
    for (index, one) in panels.enumerated() {
      for other in panels.dropFirst(index + 1)
      where one.x < other.x + other.width && other.x < one.x + one.width
        && one.y < other.y + other.height && other.y < one.y + one.height
      {
        found.append((one.title, other.title))
      }
    }
    return found
  }

  /// The names of its variables.
  var variables: [String] {
    (root["templating"]?["list"]?.items ?? []).compactMap { $0["name"]?.text }
  }

  /// The drawing, as wide as the page lets it be.
  var svg: HTML {
    let rows = min(2_000, panels.map { $0.y + $0.height }.max() ?? 1)
    let (width, height) = (24 * PanelDrawing.column, rows * PanelDrawing.row)
    return """
      <svg class="board" viewBox="0 0 \(width) \(height)" role="img" aria-label="\(title)">
      \(panels.map(\.svg))
      </svg>
      """
  }
}
