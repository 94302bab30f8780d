import BelfryYAML

/// One panel of a dashboard as a wireframe: its frame, its title, and the shape of what it draws.
struct PanelDrawing {
  /// Pixels of one of Grafana's 24 columns, and of a grid row.
  static let (column, row) = (40, 22)
  private static let gap = 3

  let node: Node
  let x: Int
  let y: Int
  let width: Int
  let height: Int

  /// A panel where its `gridPos` puts it; nothing where it has none that can be drawn.
  init?(_ node: Node) {
    guard let place = node["gridPos"] else { return nil }
    func number(_ key: String) -> Int? {
      place[key].flatMap { Int($0.text) }.flatMap { (0...100_000).contains($0) ? $0 : nil }
    }
    guard let w = number("w"), let h = number("h"), w > 0, h > 0 else { return nil }
    self.node = node
    (x, y, width, height) = (number("x") ?? 0, number("y") ?? 0, min(w, 24), min(h, 100))
  }

  /// The panel's name.
  var title: String { node["title"]?.text ?? "" }

  /// Grafana's name of how it draws.
  var type: String { node["type"]?.text ?? "" }

  /// The unit of its values.
  var unit: String { node["fieldConfig"]?["defaults"]?["unit"]?.text ?? "" }

  /// What it asks for.
  var queries: [String] {
    (node["targets"]?.items ?? []).compactMap { target in
      (target["expr"] ?? target["query"]).flatMap { $0.text.isEmpty ? nil : $0.text }
    }
  }

  /// Names of what it draws, where its queries give them.
  private var legends: [String] {
    (node["targets"]?.items ?? []).compactMap { target in
      target["legendFormat"].flatMap { $0.text.isEmpty ? nil : $0.text }
    }
  }

  private var frame: (x: Int, y: Int, width: Int, height: Int) {
    (
      x * Self.column + Self.gap, y * Self.row + Self.gap, width * Self.column - 2 * Self.gap,
      height * Self.row - 2 * Self.gap
    )
  }

  /// The drawing.
  var svg: HTML {
    let (x, y, width, height) = frame
    if type == "row" {
      return """
        <g class="row"><text x="\(x + 2)" y="\(y + 19)">▾ \(short(title, width))</text>
        <line x1="\(x)" x2="\(x + width)" y1="\(y + 24)" y2="\(y + 24)"/></g>
        """
    }
    let about = [node["description"]?.text ?? "", queries.joined(separator: "\n")]
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
    return """
      <g class="panel"><title>\(about)</title>
      <rect x="\(x)" y="\(y)" width="\(width)" height="\(height)" rx="4"/>
      <text class="name" x="\(x + 9)" y="\(y + 18)">\(short(title, width - 18))</text>
      \(content(x + 10, y + 28, width - 20, height - 38))</g>
      """
  }

  /// As much of a text as fits into so many pixels at about seven a character.
  private func short(_ text: String, _ width: Int) -> String {
    let fits = max(3, width / 7)
    return text.count <= fits ? text : text.prefix(fits - 1) + "…"
  }

  private func content(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> HTML {
    guard width > 20, height > 12 else { return "" }
    switch type {
    case "stat", "singlestat": return stat(x, y, width, height)
    case "gauge": return gauge(x, y, width, height)
    case "bargauge", "barchart", "histogram": return bars(x, y, width, height)
    case "table", "table-old", "logs", "alertlist", "dashlist", "text":
      return lines(x, y, width, height)
    default: return curves(x, y, width, height)
    }
  }

  private func stat(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> HTML {
    // Several values stand beside each other, each with its name.
    let names = legends.count > 1 ? Array(legends.prefix(max(1, width / 50))) : [""]
    let trend = node["options"]?["showPercentChange"]?.text == "true"
    let change = trend ? " ↕ \(node["timeFrom"]?.text ?? "")" : ""
    let place = width / names.count
    let unit = (unit == "none" || names.count > 1 ? "" : unit) + change
    return HTML(
      names.enumerated().map { number, name in
        let middle = x + place * number + place / 2
        let label: HTML =
          name.isEmpty
          ? ""
          : #"<text class="label" x="\#(middle)" y="\#(y + height)">\#(short(name, place))</text>"#
        return """
          <text class="value" x="\(middle)" y="\(y + height / 2 + 8)">0.0\
          <tspan class="unit"> \(unit)</tspan></text>
          \(label)
          """
      })
  }

  private func gauge(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> HTML {
    let radius = max(6, min(width / 2, height) - 8)
    let (middle, base) = (x + width / 2, y + height - 4)
    return """
      <path class="track" d="M \(middle - radius) \(base) A \(radius) \(radius) 0 0 1 \
      \(middle + radius) \(base)"/>
      <path class="arc" d="M \(middle - radius) \(base) A \(radius) \(radius) 0 0 1 \
      \(middle) \(base - radius)"/>
      """
  }

  private func bars(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> HTML {
    let count = min(6, max(1, height / 18))
    return HTML(
      (0..<count).map { number in
        let length = width * (count - number) / (count + 1)
        return """
          <rect class="bar" x="\(x)" y="\(y + number * height / count)" width="\(length)" \
          height="\(max(4, height / count - 6))"/>
          """
      })
  }

  private func lines(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> HTML {
    HTML(
      (0..<min(8, max(1, height / 18))).map { number in
        let place = y + 10 + number * 18
        return #"<line class="rule" x1="\#(x)" x2="\#(x + width)" y1="\#(place)" y2="\#(place)"/>"#
      })
  }

  private func curves(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> HTML {
    let count = min(4, max(1, queries.count))
    let low = y + height - 14
    let words = ([unit] + legends).filter { !$0.isEmpty }.joined(separator: " · ")
    let curves = (0..<count).map { number -> HTML in
      let points = (0...12).map { step in
        let wave = [3, 5, 4, 7, 6, 9, 8, 10, 7, 8, 5, 6, 4][(step + number * 3) % 13]
        let lift = (height - 24) * (wave + number * 3) / 24
        return "\(x + width * step / 12),\(low - lift)"
      }
      return #"<polyline class="curve c\#(number)" points="\#(points.joined(separator: " "))"/>"#
    }
    return """
      <line class="axis" x1="\(x)" x2="\(x + width)" y1="\(low)" y2="\(low)"/>
      \(curves)
      <text class="unit" x="\(x)" y="\(low + 13)">\(short(words, width))</text>
      """
  }
}
