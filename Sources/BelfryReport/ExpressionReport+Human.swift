import BelfryPromQL
import BelfrySource

extension ExpressionReport {
  /// More parts than this are counted, not drawn.
  private static let mostParts = 200

  /// For people: tree, then labels under carets, then what is read.
  package func human(isColoured: Bool) -> String {
    func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    var text = "\(bold(printer.print(tree)))\n\n"
    text += "type    \(tree.type.rawValue)\n"
    for metric in reads() { text += "reads   \(metric)\n" }
    for use in parsed.features {
      var flag = use.feature.flag.map { " and --enable-feature=\($0)" } ?? ""
      if let stable = use.stableSince { flag += " before \(stable)" }
      text += "needs   Prometheus \(use.since)\(flag), for '\(use.word)'\n"
    }
    text += "\n\(bold("Tree"))\n" + drawing()
    for (number, result) in analysis.results.enumerated() {
      let isOnly = analysis.results.count == 1
      text += "\n\(bold(isOnly ? "Result" : "Result \(number + 1) of \(analysis.results.count)"))\n"
      text += describe(result)
    }
    return text
  }

  /// Selectors and their ranges, each once.
  private func reads() -> [String] {
    var seen = Set<String>()
    return tree.nodes.compactMap { node in
      switch node {
      case .selector, .matrix: title(node)
      default: nil
      }
    }.filter { seen.insert($0).inserted }
  }

  // MARK: Tree

  private func drawing() -> String {
    guard tree.nodes.count <= Self.mostParts else { return "  \(tree.nodes.count) parts\n" }
    var rows: [(left: String, right: String)] = []
    draw(tree.root, first: "  ", rest: "  ", into: &rows)
    let width = min(60, rows.map(\.left.count).max() ?? 0)
    return rows.map { row in
      let gap = String(repeating: " ", count: max(0, width - row.left.count) + 2)
      return row.right.isEmpty ? row.left + "\n" : row.left + gap + row.right + "\n"
    }.joined()
  }

  private func draw(
    _ id: NodeID, first: String, rest: String, into rows: inout [(left: String, right: String)]
  ) {
    let node = tree[id]
    var facts = types[id.index].rawValue
    let values = Set(analysis[id].map { words($0.value) })
    if values.count == 1, let words = values.first, !words.isEmpty { facts += ": \(words)" }
    if let kind = expects(node) { facts += "; wants a \(kind)" }
    if case .number = node { facts = "" }
    if case .string = node { facts = "" }
    rows.append((first + Excerpt.clean(title(node)), facts))
    let children = node.children
    for (index, child) in children.enumerated() {
      let isLast = index == children.count - 1
      draw(
        child, first: rest + (isLast ? "└─ " : "├─ "), rest: rest + (isLast ? "   " : "│  "),
        into: &rows)
    }
  }

  // MARK: Labels

  private func describe(_ result: Outcome) -> String {
    var text = ""
    if let dead = result.dead {
      text += "  never has a series: \(dead.reason)\n" + under([(dead.span, "decides it")])
    }
    let value = words(result.value)
    if !value.isEmpty { text += "  value   \(value)\n" }
    for presence in Presence.allCases {
      var names = result.labels.names(presence).sorted()
      if result.labels.others.presence == presence {
        names.append(names.isEmpty ? "every label" : "every other label")
      }
      let word = presence.rawValue.padding(to: 10)
      text += "  \(word)\(names.isEmpty ? "-" : names.joined(separator: ", "))\n"
    }
    text += "\n"
    var facts = result.labels.named.map { (name: $0.name, fact: $0.fact) }
    facts.append(("every other label", result.labels.others))
    facts.sort { ($0.fact.span.start, $0.name) < ($1.fact.span.start, $1.name) }
    return text
      + under(
        facts.map {
          ($0.fact.span, "\($0.name): \($0.fact.presence.rawValue), since \($0.fact.cause.text)")
        })
  }

  /// Every line of the source once, with carets and notes below.
  private func under(_ notes: [(span: Span, text: String)]) -> String {
    let excerpt = Excerpt(file)
    var shown = ""
    var text = ""
    for note in notes {
      guard let line = excerpt.line(note.span) else { continue }
      if line.text != shown { text += "  \(line.text)\n" }
      shown = line.text
      text +=
        "  \(TextWidth.line(of: 0x20, line.pad))\(TextWidth.line(of: 0x5E, line.carets)) \(note.text)\n"
    }
    return text
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
