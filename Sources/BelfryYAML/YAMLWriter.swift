/// Writes YAML that every reader understands the same way.
public struct YAMLWriter: Sendable {
  private let width: Int

  /// A writer that keeps short lists on one line up to a width in characters.
  public init(width: Int = 100) {
    self.width = width
  }

  /// The document, with comment lines at its top.
  public func write(_ value: Value, header: String? = nil) -> [UInt8] {
    var lines = Lines(width: width)
    if let header { lines.comment(header, indent: 0) }
    switch value {
    case .mapping(let entries) where !entries.isEmpty: lines.mapping(entries, indent: 0)
    case .sequence(let items) where !items.isEmpty: lines.sequence(items, indent: 0)
    case .flow(let items) where !items.isEmpty: lines.sequence(items, indent: 0)
    default:
      lines.value(value, indent: 0, after: "")
    }
    return Array(lines.text.utf8)
  }
}

/// The text so far.
private struct Lines {
  let width: Int
  var text = ""

  init(width: Int) {
    self.width = width
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  mutating func comment(_ comment: String, indent: Int) {
    for line in comment.split(separator: "\n", omittingEmptySubsequences: false) {
      let clean = String(
        String.UnicodeScalarView(line.unicodeScalars.filter { !mustBeEscaped($0) }))
      text += blanks(indent) + (clean.isEmpty ? "#" : "# \(clean)") + "\n"
    }
  }

  mutating func mapping(_ entries: [Value.Entry], indent: Int, firstInLine: Bool = false) {
    for (index, entry) in entries.enumerated() {
      let inLine = firstInLine && index == 0
      if !inLine {
        if entry.blankBefore, index > 0 { text += "\n" }
        if let comment = entry.comment { self.comment(comment, indent: indent) }
        text += blanks(indent)
      }
      text += key(entry.key) + ":"
      value(entry.value, indent: indent, after: entry.key)
    }
  }

  /// A key is quoted like a text; a long one stays on its line, as readers want.
  private func key(_ key: String) -> String {
    isPlainText(key, inFlow: false) ? key : doubleQuoted(key)
  }

  mutating func sequence(_ items: [Value], indent: Int) {
    for item in items {
      if case .mapping(let entries) = item, let comment = entries.first?.comment {
        self.comment(comment, indent: indent)
      }
      text += blanks(indent) + "-"
      switch item {
      case .mapping(let entries) where !entries.isEmpty:
        text += " "
        mapping(entries, indent: indent + 2, firstInLine: true)
      case .sequence(let inner) where !inner.isEmpty:
        text += "\n"
        sequence(inner, indent: indent + 2)
      default: value(item, indent: indent, after: "-")
      }
    }
  }

  /// What follows `key:` or `-` on the same line or below it.
  mutating func value(_ value: Value, indent: Int, after lead: String) {
    let gap = lead.isEmpty && text.isEmpty ? "" : (text.hasSuffix("\n") || text.isEmpty ? "" : " ")
    switch value {
    case .mapping(let entries) where !entries.isEmpty:
      text += "\n"
      mapping(entries, indent: indent + 2)
    case .sequence(let items) where !items.isEmpty:
      text += "\n"
      sequence(items, indent: indent + 2)
    case .flow(let items) where !items.isEmpty:
      if let line = flowLine(items), indent + lead.count + line.count + 3 <= width {
        text += gap + line + "\n"
      } else {
        text += "\n"
        sequence(items, indent: indent + 2)
      }
    case .block(let content): block(content, indent: indent, gap: gap)
    default: text += gap + scalar(value, inFlow: false) + "\n"
    }
  }

  private func flowLine(_ items: [Value]) -> String? {
    var parts: [String] = []
    for item in items {
      switch item {
      case .mapping(let entries) where !entries.isEmpty: return nil
      case .sequence(let inner), .flow(let inner):
        guard inner.isEmpty else { return nil }
        parts.append("[]")
      case .block(let content): parts.append(scalar(.string(content), inFlow: true))
      default: parts.append(scalar(item, inFlow: true))
      }
    }
    return "[" + parts.joined(separator: ", ") + "]"
  }

  private func scalar(_ value: Value, inFlow: Bool) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): "\(number)"
    case .number(let number): number
    case .string(let content), .block(let content):
      isPlainText(content, inFlow: inFlow) ? content : doubleQuoted(content)
    case .sequence, .flow: "[]"
    case .mapping: "{}"
    }
  }

  private mutating func block(_ content: String, indent: Int, gap: String) {
    guard isBlockText(content) else {
      text += gap + scalar(.string(content), inFlow: false) + "\n"
      return
    }
    var lines = content.split(separator: "\n", omittingEmptySubsequences: false)
    let chomping: String
    if lines.last?.isEmpty == true {
      lines.removeLast()
      chomping = lines.last?.isEmpty == true ? "+" : ""
    } else {
      chomping = "-"
    }
    text += gap + "|" + chomping + "\n"
    for line in lines {
      text += line.isEmpty ? "\n" : blanks(indent + 2) + line + "\n"
    }
  }

  /// A literal block shows its text as it is; it cannot begin with blanks, nor hold a line of
  /// blanks alone, nor characters that need an escape.
  private func isBlockText(_ content: String) -> Bool {
    guard let first = content.unicodeScalars.first, first != " ", first != "\n", first != "\t"
    else {
      return false
    }
    if content.unicodeScalars.contains(where: { mustBeEscaped($0) || $0 == "\u{85}" }) {
      return false
    }
    return content.split(separator: "\n").allSatisfy { line in
      !line.allSatisfy { $0 == " " || $0 == "\t" }
    }
  }
}
