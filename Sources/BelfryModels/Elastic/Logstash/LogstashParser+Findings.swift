import BelfrySource

// What is said about bytes that cannot be read.
extension LogstashParser {
  /// Reports once a place; after too many findings the rest of the file is left.
  mutating func report(
    _ span: Span, _ message: String, help: String? = nil, fixes: [FixIt] = []
  ) {
    guard diagnostics.count < Self.mostFindings else {
      index = bytes.count
      return
    }
    if diagnostics.contains(where: { $0.span?.start == span.start }) { return }
    let finding = Diagnostic(
      "logstash/syntax", .error, message, help: help, file: file, at: span, fixes: fixes)
    diagnostics.append(finding)
  }

  /// The byte at the cursor, or the place after the last one.
  var place: Span { index < bytes.count ? Span(index, end(of: index)) : Span(at: bytes.count) }

  /// The rest of the line, without space at its end.
  var rest: Span {
    var end = index
    while let byte = byte(at: end), byte != .newline { end += 1 }
    while end > index, let byte = byte(at: end - 1), byte.isBlank { end -= 1 }
    return Span(index, max(end, min(index + 1, bytes.count)))
  }

  /// What stands at the cursor, up to white space or a bracket, shortened to what is worth showing.
  var offender: Span {
    if peek == .quote || peek == .apostrophe, let end = endOfTextOnLine(), end <= index + 40 {
      return Span(index, end)
    }
    var end = index
    while let byte = byte(at: end), !byte.isBlank, end < index + 40 {
      if end > index, "{}[](),\"'".utf8.contains(byte) { break }
      end += 1
    }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return Span(index, max(end, min(index + 1, bytes.count)))
  }

  private func end(of offset: Int) -> Int {
    var end = offset + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  /// Goes a level deeper, unless that is too deep; then the rest of the file is left.
  mutating func enter(_ open: Span) -> Bool {
    guard depth < Self.mostDepth else {
      report(open, "nested more than \(Self.mostDepth) levels deep")
      endIsReported = true
      index = bytes.count
      return false
    }
    depth += 1
    return true
  }

  mutating func reportEnd(_ open: Span, of keyword: Span) {
    guard !endIsReported else { return }
    endIsReported = true
    report(open, "'{' of '\(unquoted(keyword))' is never closed")
  }

  mutating func reportMissingBrace(_ open: Span, of keyword: Span) {
    guard let next = peekName() else { return }
    report(
      next, "expected '}' before '\(text(next))': '\(unquoted(keyword))' is still open",
      help: "Sections stand side by side, not one in the other.")
  }

  /// Reports what follows a text over several lines at the text's beginning, where a quote is
  /// missing, and goes back to the end of that line.
  mutating func blameLongText() -> Bool {
    guard let long = longText, long.end <= index, !bytes[long.end..<index].contains(.newline)
    else { return false }
    longText = nil
    let firstLine = bytes[long.range].firstIndex(of: .newline) ?? long.end
    let lines = bytes[long.range].count { $0 == .newline }
    report(
      Span(long.start, firstLine), "this text runs over \(lines + 1) lines; is its quote missing?")
    index = firstLine
    return true
  }
}
