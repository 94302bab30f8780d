import BelfryCatalogue
import BelfryYAML

/// Puts panels on Grafana's grid of 24 columns, line by line, without overlap: the panels of a line
/// are equally high and fill it.
struct PanelLayout {
  /// Whether points of single traces are drawn.
  let hasExemplars: Bool
  /// The panels so far, with places and numbers.
  private(set) var panels: [Value] = []
  private var line: [BoardPanel] = []
  private var y = 0
  /// Widest that numbers are drawn.
  private static let widestStat = 12

  init(hasExemplars: Bool) { self.hasExemplars = hasExemplars }

  /// Begins a section.
  mutating func row(_ title: String) {
    breakLine()
    panels.append(
      .map([
        "id": .integer(panels.count + 1), "type": .string("row"), "title": .string(title),
        "collapsed": .bool(false), "gridPos": place(0, 24, 1), "panels": .sequence([]),
      ]))
    y += 1
  }

  /// Adds a panel behind the last one.
  mutating func add(_ panel: BoardPanel) {
    if line.reduce(0, { $0 + $1.width }) + panel.width > 24 { breakLine() }
    line.append(panel)
  }

  /// Ends the last line.
  mutating func breakLine() {
    guard !line.isEmpty else { return }
    let height = line.map(\.height).max() ?? 8
    var x = 0
    for (panel, width) in zip(line, widths) {
      guard case .mapping(let entries) = PanelWriter(panel, hasExemplars).value else { continue }
      panels.append(
        .mapping(
          [.init("id", .integer(panels.count + 1))] + entries + [
            .init("gridPos", place(x, width, height))
          ]))
      x += width
    }
    y += height
    line = []
  }

  /// What is left of a line goes to its panels in turn.
  private var widths: [Int] {
    var widths = line.map(\.width)
    var left = 24 - widths.reduce(0, +)
    while left > 0 {
      let graphs = line.indices.filter { line[$0].kind != .stat }
      let growing = graphs.isEmpty ? line.indices.filter { widths[$0] < Self.widestStat } : graphs
      guard let next = growing.min(by: { widths[$0] < widths[$1] }) else { break }
      widths[next] += 1
      left -= 1
    }
    return widths
  }

  private func place(_ x: Int, _ width: Int, _ height: Int) -> Value {
    .map(["h": .integer(height), "w": .integer(width), "x": .integer(x), "y": .integer(y)])
  }
}
