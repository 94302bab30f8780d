import BelfryCatalogue
import BelfryYAML

/// Puts panels on Grafana's grid of 24 columns, row by row, without overlap.
struct PanelLayout {
  /// The panels so far, with places and numbers.
  private(set) var panels: [Value] = []
  private var x = 0
  private var y = 0
  private var rowHeight = 0

  private mutating func breakLine() {
    y += rowHeight
    x = 0
    rowHeight = 0
  }

  private func place(_ width: Int, _ height: Int) -> Value {
    .map(["h": .integer(height), "w": .integer(width), "x": .integer(x), "y": .integer(y)])
  }

  /// Begins a section.
  mutating func row(_ title: String) {
    breakLine()
    panels.append(
      .map([
        "id": .integer(panels.count + 1), "type": .string("row"), "title": .string(title),
        "collapsed": .bool(false), "gridPos": place(24, 1), "panels": .sequence([]),
      ]))
    y += 1
  }

  /// Adds a panel behind the last one.
  mutating func add(_ spec: PanelSpec, _ value: Value) {
    let width = min(max(1, spec.width ?? 12), 24)
    let height = min(max(2, spec.height ?? (spec.kind == .stat ? 4 : 8)), 30)
    if x + width > 24 { breakLine() }
    guard case .mapping(let entries) = value else { return }
    panels.append(
      .mapping(
        [.init("id", .integer(panels.count + 1))] + entries + [
          .init("gridPos", place(width, height))
        ]))
    x += width
    rowHeight = max(rowHeight, height)
  }
}
