extension ReportDocument {
  /// The report for a person at a terminal.
  ///
  /// - Parameter width: Columns of the terminal; tables are cut there, other lines wrapped. Nothing
  ///   where there is none: then tables are as wide as they are.
  package func human(isColoured: Bool, width: Int?) -> String {
    let writer = HumanWriter(
      isColoured: isColoured, width: max(width ?? 100, 40), isCut: width != nil)
    var text = "\(TextWidth.plain(title)): \(writer.paint(verdict))\n"
    for reason in reasons { text += writer.wrapped(reason, indent: 2) }
    for part in parts {
      text += "\n\(TextWidth.padded(TextWidth.plain(part.title), to: 16)) "
      text += writer.paint(part.mark) + "\n"
      switch part.content {
      case .table(_, let rows): text += writer.table(rows)
      case .items(let items): text += items.map(writer.item).joined()
      }
      for note in part.notes { text += writer.wrapped(note, indent: 2) }
    }
    return text + "\n\(time)\n"
  }
}

/// Writes the parts of a report for a terminal.
private struct HumanWriter {
  let isColoured: Bool
  let width: Int
  let isCut: Bool

  func paint(_ cell: ReportDocument.Cell, to columns: Int = 0) -> String {
    let text = TextWidth.padded(TextWidth.plain(cell.text), to: columns)
    let colours: [ReportDocument.Level: Int] = [.good: 32, .near: 33, .bad: 31]
    guard isColoured, let colour = colours[cell.level] else { return text }
    return "\u{1B}[\(colour)m\(text)\u{1B}[0m"
  }

  /// Rows in columns, each as wide as its widest cell; what has no room is cut.
  func table(_ rows: [[ReportDocument.Cell]]) -> String {
    var widths: [Int] = []
    for row in rows {
      for (place, cell) in row.enumerated() {
        let columns = TextWidth.columns(of: TextWidth.plain(cell.text))
        if place < widths.count {
          widths[place] = max(widths[place], columns)
        } else {
          widths.append(columns)
        }
      }
    }
    var over = widths.reduce(2) { $0 + $1 + 2 } - 2 - width
    while isCut, over > 0, let place = shrinking(widths) {
      widths[place] -= 1
      over -= 1
    }
    return rows.map { row in
      var line = "  "
      for (place, cell) in row.enumerated() {
        var cell = cell
        cell.text = TextWidth.cut(TextWidth.plain(cell.text), to: widths[place])
        line += paint(cell, to: place == row.count - 1 ? 0 : widths[place])
        if place < row.count - 1 { line += "  " }
      }
      return line + "\n"
    }.joined()
  }

  /// The column that gives way: the last, which tells least, then the widest.
  private func shrinking(_ widths: [Int]) -> Int? {
    if let last = widths.indices.last, widths[last] > 16 { return last }
    return widths.indices.filter { widths[$0] > 8 }.max { widths[$0] < widths[$1] }
  }

  func item(_ item: ReportDocument.Item) -> String {
    let marks: [ReportDocument.Level: String] = [.good: "+", .near: "~", .bad: "!"]
    let mark = ReportDocument.Cell(marks[item.head.level] ?? "-", item.head.level)
    var text = wrapped(item.head.text, indent: 4)
    text = "  \(paint(mark)) \(text.dropFirst(4))"
    for line in item.lines { text += wrapped(line, indent: 4) }
    if let link = item.link { text += "    \(TextWidth.plain(link))\n" }
    return text
  }

  /// A text in lines that fit, broken between words.
  func wrapped(_ text: String, indent: Int) -> String {
    let blanks = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in TextWidth.plain(text).split(separator: " ") {
      let columns = TextWidth.columns(of: line) + TextWidth.columns(of: String(word)) + 1
      if !line.isEmpty, columns + indent > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return (lines + [line]).map { "\(blanks)\($0)\n" }.joined()
  }
}

extension TextWidth {
  /// A text of others without what would move the cursor or break a line.
  package static func plain(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return text
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(result)
  }

  /// The text with blanks behind it, so that it takes so many columns.
  package static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - self.columns(of: text)))
  }

  /// The text, or its beginning and an ellipsis where it takes more columns.
  package static func cut(_ text: String, to columns: Int) -> String {
    guard self.columns(of: text) > columns else { return text }
    var result = ""
    var count = 0
    for character in text {
      let width = self.columns(of: String(character))
      guard count + width <= columns - 1 else { break }
      result.append(character)
      count += width
    }
    return result + "…"
  }
}
