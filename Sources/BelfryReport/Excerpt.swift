import BelfrySource

/// Shows lines of a file with carets below, without what could command a terminal.
struct Excerpt {
  let file: SourceFile
  let index: LineIndex

  init(_ file: SourceFile) {
    self.file = file
    index = LineIndex(file)
  }

  init(_ file: SourceFile, _ index: LineIndex) {
    self.file = file
    self.index = index
  }

  /// What is shown of the line in which a span begins.
  struct Line {
    /// The line's number.
    var number: Int
    /// The text of the line, or of the surroundings of the span in a very long one.
    var text: String
    /// Columns up to the span.
    var pad: Int
    /// Columns of the part of the span that the line holds; at least one.
    var carets: Int
  }

  func line(_ span: Span) -> Line? {
    line(span, in: index.position(of: span.start).line)
  }

  /// What is shown of a line in which a span is known to begin.
  func line(_ span: Span, in number: Int) -> Line? {
    guard let whole = index.span(ofLine: number) else { return nil }
    // Of a very long line only the surroundings are shown.
    let start = max(whole.start, boundary(span.start - 80))
    let shown = Span(start, min(whole.end, boundary(start + 160)))
    if shown.contains(Span(at: span.start)), file.isVisibleASCII(shown) {
      // A byte is a column.
      let end = min(max(span.end, span.start), shown.end)
      return Line(
        number: number, text: file.text(shown), pad: span.start - shown.start,
        carets: max(1, end - span.start))
    }
    let before = file.text(Span(shown.start, min(span.start, shown.end)))
    let inside = file.text(Span(span.start, min(max(span.end, span.start), shown.end)))
    return Line(
      number: number, text: Self.shown(file.text(shown)),
      pad: TextWidth.columns(of: Self.shown(before)),
      carets: max(1, TextWidth.columns(of: Self.shown(inside))))
  }

  private func boundary(_ offset: Int) -> Int {
    var offset = min(max(0, offset), file.bytes.count)
    while offset > 0, offset < file.bytes.count, file.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// A text as it is shown: a tab is four blanks, whatever the terminal makes of tabs.
  private static func shown(_ text: String) -> String {
    if isPlain(text) { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "\t" {
        result += "    "
      } else {
        result.unicodeScalars.append(isHarmless(scalar) ? scalar : "\u{FFFD}")
      }
    }
  }

  /// Without what could command a terminal or turn the direction of the text.
  static func clean(_ text: String) -> String {
    if isPlain(text) { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { isHarmless($0) ? $0 : "\u{FFFD}" }))
  }

  /// Whether a text holds nothing but ASCII's visible characters and blanks, as nearly all do.
  private static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(isVisibleASCII)
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: false
    default: scalar.properties.generalCategory != .control
    }
  }
}
