public import BelfrySource

/// Reads an INI file as Grafana does (go-ini): a mapping of sections, each a mapping of keys.
///
/// What stands before the first section has the empty name. Sections that are repeated are one, and
/// of keys that are repeated the last counts. Lines that hold nothing of this are left out.
public func parseINI(_ file: SourceFile, limits: ParseLimits = .default) -> ParsedDocuments {
  var parsed = ParsedDocuments(file: file)
  if let problem = scanEncoding(file, limits, json: false) {
    parsed.diagnostics = [problem]
    return parsed
  }
  var reader = INIReader(file)
  reader.read()
  parsed.comments = reader.comments
  parsed.roots = reader.tree(limits)
  return parsed
}

/// Takes a file apart line by line.
private struct INIReader {
  private struct Entry {
    var key: Span
    var value: Span
    var text: String
  }

  /// Entries that a later one of the same key replaces are empty.
  private struct Section {
    var name: Span
    var entries: [Entry?] = []
    var places: [String: Int] = [:]
  }

  private(set) var comments: [Comment] = []
  private let file: SourceFile
  private let bytes: [UInt8]
  /// In the order in which they were opened last; where one stood before is empty.
  private var sections: [Section?] = []
  private var places: [String: Int] = [:]

  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
  }

  mutating func read() {
    let lines = LineIndex(bytes)
    for number in 1...max(1, lines.count) {
      guard let whole = lines.span(ofLine: number) else { continue }
      let line = trimmed(whole)
      guard !line.isEmpty else { continue }
      switch bytes[line.start] {
      case 0x23, 0x3B:
        let text = trimmed(Span(line.start + 1, line.end))
        comments.append(Comment(span: line, text: file.text(text), ownLine: true))
      case 0x5B:
        guard let end = bytes[line.range].firstIndex(of: 0x5D) else { continue }
        open(trimmed(Span(line.start + 1, end)))
      default: entry(line)
      }
    }
  }

  private mutating func open(_ name: Span) {
    let known = places.updateValue(sections.count, forKey: file.text(name))
    sections.append(known.map { sections[$0] } ?? Section(name: name))
    if let known { sections[known] = nil }
  }

  private mutating func entry(_ line: Span) {
    guard let sign = bytes[line.range].firstIndex(where: { $0 == 0x3D || $0 == 0x3A }) else {
      return
    }
    if sections.isEmpty { open(Span(at: line.start)) }
    let key = trimmed(Span(line.start, sign))
    let (value, text) = self.value(trimmed(Span(sign + 1, line.end)))
    let entry = Entry(key: key, value: value, text: text)
    let last = sections.count - 1
    // Taken out while it changes, so that nothing is copied.
    guard var section = sections[last] else { return }
    sections[last] = nil
    if let known = section.places.updateValue(section.entries.count, forKey: file.text(key)) {
      section.entries[known] = nil
    }
    section.entries.append(entry)
    sections[last] = section
  }

  /// A value without its quotes, or without the comment behind it.
  private func value(_ span: Span) -> (Span, String) {
    let text = file.text(span)
    for quote in ["\"\"\"", "\"", "'", "`"] where text.hasPrefix(quote) {
      let inner = text.dropFirst(quote.count)
      guard let end = inner.firstRange(of: quote) else { continue }
      let value = String(inner[..<end.lowerBound])
      return (Span(span.start, span.start + value.utf8.count + 2 * quote.count), value)
    }
    let end = bytes[span.range].firstIndex { $0 == 0x23 || $0 == 0x3B } ?? span.end
    let bare = trimmed(Span(span.start, end))
    return (bare, file.text(bare))
  }

  private func trimmed(_ span: Span) -> Span {
    var span = span
    while !span.isEmpty, isBlank(bytes[span.start]) { span.start += 1 }
    while !span.isEmpty, isBlank(bytes[span.end - 1]) { span.end -= 1 }
    return span
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  func tree(_ limits: ParseLimits) -> [Node] {
    var builder = TreeBuilder(file, limits)
    builder.startDocument()
    guard builder.start(.mapping, flow: false, at: Span(0, 0)) else { return [] }
    for section in sections.compactMap(\.self) {
      let entries = section.entries.compactMap(\.self)
      builder.scalar(file.text(section.name), .plain, at: section.name)
      guard builder.start(.mapping, flow: false, at: Span(at: section.name.end)) else { return [] }
      for entry in entries {
        builder.scalar(file.text(entry.key), .plain, at: entry.key)
        builder.scalar(entry.text, .singleQuoted, at: entry.value)
      }
      builder.end(at: entries.last?.value.end ?? section.name.end)
    }
    builder.end(at: bytes.count)
    return builder.finish()
  }
}
