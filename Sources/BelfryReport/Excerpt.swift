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
    /// Blanks up to the span.
    var pad: String
    /// Carets below the part of the span that the line holds; at least one.
    var carets: String
  }

  func line(_ span: Span) -> Line? {
    let number = index.position(of: span.start).line
    guard let whole = index.span(ofLine: number) else { return nil }
    // Of a very long line only the surroundings are shown.
    let start = max(whole.start, boundary(span.start - 80))
    let shown = Span(start, min(whole.end, boundary(start + 160)))
    let before = file.text(Span(shown.start, min(span.start, shown.end)))
    let inside = file.text(Span(span.start, min(max(span.end, span.start), shown.end)))
    let pad = before.unicodeScalars.reduce(into: "") { text, scalar in
      text += scalar == "\t" ? "\t" : String(repeating: " ", count: Self.width(scalar))
    }
    let length = max(1, inside.unicodeScalars.reduce(0) { $0 + Self.width($1) })
    return Line(
      number: number, text: Self.clean(file.text(shown), keepingTabs: true), pad: pad,
      carets: String(repeating: "^", count: length))
  }

  private func boundary(_ offset: Int) -> Int {
    var offset = min(max(0, offset), file.bytes.count)
    while offset > 0, offset < file.bytes.count, file.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// Columns on a terminal: none for combining marks, two for wide characters.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// Without what could command a terminal.
  static func clean(_ text: String, keepingTabs: Bool = false) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          if keepingTabs, scalar == "\t" { return scalar }
          return scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
        }))
  }
}
