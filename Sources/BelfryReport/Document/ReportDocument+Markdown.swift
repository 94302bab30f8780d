extension ReportDocument {
  /// The report as Markdown, with tables as GitHub and GitLab read them.
  package var markdown: String {
    var text = "# \(Self.escaped(title)): \(Self.escaped(verdict.text))\n\n"
    text += reasons.map { "- \(Self.escaped($0))\n" }.joined()
    text += "\n\(Self.escaped(time))\n"
    for part in parts {
      text += "\n## \(Self.escaped(part.title))\n\n\(Self.marked(part.mark))\n"
      switch part.content {
      case .table(let columns, let rows) where !rows.isEmpty:
        text += "\n| \(columns.map(Self.escaped).joined(separator: " | ")) |\n"
        text += "|\(columns.map { _ in " --- |" }.joined())\n"
        for row in rows { text += "| \(row.map(Self.marked).joined(separator: " | ")) |\n" }
      case .items(let items) where !items.isEmpty:
        text += "\n"
        for item in items {
          text += "- \(Self.marked(item.head))\n"
          for line in item.lines { text += "  \(Self.escaped(line))\n" }
          if let link = item.link {
            text += "  [\(Self.escaped(link))](<\(link.filter { !"<>\n".contains($0) })>)\n"
          }
        }
      default: break
      }
      for note in part.notes { text += "\n\(Self.escaped(note))\n" }
    }
    return text
  }

  /// What is bad stands in bold, since Markdown has no colours.
  private static func marked(_ cell: Cell) -> String {
    let text = escaped(cell.text)
    return (cell.level == .bad || cell.level == .near) && !text.isEmpty ? "**\(text)**" : text
  }

  /// A text that Markdown shows as it is.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in TextWidth.plain(text) {
      if "\\`*_[]<>|#~".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
