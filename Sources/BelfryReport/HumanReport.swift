package import BelfrySource

/// Findings for people: place, message, source excerpt with a caret, and what to do.
package struct HumanReport: Sendable {
  private let isColoured: Bool

  /// A report, in colour or plain.
  package init(isColoured: Bool) {
    self.isColoured = isColoured
  }

  /// The findings in order; `files` are those that excerpts come from.
  package func render(_ diagnostics: [Diagnostic], files: [String: SourceFile]) -> String {
    var indexes: [String: LineIndex] = [:]
    return diagnostics.inOrder().map { diagnostic in
      if indexes[diagnostic.file] == nil, let file = files[diagnostic.file] {
        indexes[diagnostic.file] = LineIndex(file.bytes)
      }
      return render(diagnostic, files[diagnostic.file], indexes[diagnostic.file])
    }.joined(separator: "\n")
  }

  private func render(_ diagnostic: Diagnostic, _ file: SourceFile?, _ index: LineIndex?) -> String
  {
    var place = diagnostic.file
    if let index, let span = diagnostic.span {
      let position = index.position(of: span.start)
      place += ":\(position.line):\(position.column)"
    }
    let colour =
      diagnostic.severity == .error ? "31" : diagnostic.severity == .warning ? "33" : "36"
    var text = "\(paint(place, "1")): \(paint(diagnostic.severity.rawValue, colour)): "
    text += "\(clean(diagnostic.message)) [\(diagnostic.id)]\n"
    if let file, let index, let span = diagnostic.span {
      text += excerpt(file, index, span, colour)
    }
    for related in diagnostic.related {
      guard let index else { continue }
      let position = index.position(of: related.span.start)
      text += "  \(related.message): \(related.file):\(position.line):\(position.column)\n"
    }
    if let help = diagnostic.help { text += "  \(paint("help", "36")): \(clean(help))\n" }
    return text
  }

  private func excerpt(
    _ file: SourceFile, _ index: LineIndex, _ span: Span, _ colour: String
  ) -> String {
    let line = index.position(of: span.start).line
    guard let whole = index.span(ofLine: line) else { return "" }
    // Of a very long line only the surroundings are shown.
    let start = max(whole.start, boundary(file, span.start - 80))
    let shown = Span(start, min(whole.end, boundary(file, start + 160)))
    let number = "\(line)"
    let gutter = String(repeating: " ", count: number.count)
    let before = file.text(Span(shown.start, min(span.start, shown.end)))
    let inside = file.text(Span(span.start, min(max(span.end, span.start), shown.end)))
    let pad = before.unicodeScalars.reduce(into: "") { text, scalar in
      text += scalar == "\t" ? "\t" : String(repeating: " ", count: width(scalar))
    }
    let length = max(1, inside.unicodeScalars.reduce(0) { $0 + width($1) })
    let carets = String(repeating: "^", count: length)
    return " \(gutter) |\n \(number) | \(clean(file.text(shown), keepingTabs: true))\n \(gutter) | "
      + pad + paint(carets, colour) + "\n"
  }

  private func boundary(_ file: SourceFile, _ offset: Int) -> Int {
    var offset = min(max(0, offset), file.bytes.count)
    while offset > 0, offset < file.bytes.count, file.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// Columns on a terminal: none for combining marks, two for wide characters.
  private func width(_ scalar: Unicode.Scalar) -> Int {
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
  private func clean(_ text: String, keepingTabs: Bool = false) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          if keepingTabs, scalar == "\t" { return scalar }
          return scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
        }))
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
