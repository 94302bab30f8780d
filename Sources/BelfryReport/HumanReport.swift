package import BelfrySource

/// Findings for people: place, message, source excerpt with a caret, and what to do.
package struct HumanReport: Sendable {
  private let isColoured: Bool

  /// A report, in colour or plain.
  package init(isColoured: Bool) {
    self.isColoured = isColoured
  }

  /// Findings that are put into words in one go.
  private static let piece = 500

  /// The findings in order; `files` are those that excerpts come from.
  package func render(_ diagnostics: [Diagnostic], files: [String: SourceFile]) -> String {
    let ordered = diagnostics.inOrder()
    let named = Set(ordered.flatMap { [$0.file] + $0.related.map(\.file) })
    let shown = files.filter { named.contains($0.key) }.map(\.self)
    let indexed = concurrently(shown.count) { (shown[$0].key, Excerpt(shown[$0].value)) }
    let excerpts = Dictionary(uniqueKeysWithValues: indexed)
    let pieces = ordered.indices.parts(of: Self.piece)
    return concurrently(pieces.count) { render(ordered[pieces[$0]], excerpts) }
      .joined(separator: "\n")
  }

  private func render(
    _ diagnostics: ArraySlice<Diagnostic>, _ excerpts: [String: Excerpt]
  ) -> String {
    var text = ""
    // About as much as one takes: place, message, excerpt and help.
    text.reserveCapacity(512 * diagnostics.count)
    for diagnostic in diagnostics {
      if !text.isEmpty { text += "\n" }
      render(diagnostic, excerpts, into: &text)
    }
    return text
  }

  private func render(
    _ diagnostic: Diagnostic, _ excerpts: [String: Excerpt], into text: inout String
  ) {
    let colour =
      diagnostic.severity == .error ? "31" : diagnostic.severity == .warning ? "33" : "36"
    let excerpt = excerpts[diagnostic.file]
    let position = diagnostic.span.flatMap { excerpt?.index.position(of: $0.start) }
    text += paint(place(diagnostic.file, position), "1")
    text += ": "
    text += paint(diagnostic.severity.rawValue, colour)
    text += ": "
    text += Excerpt.clean(diagnostic.message)
    text += " ["
    text += diagnostic.id
    text += "]\n"
    if let excerpt, let span = diagnostic.span, let position {
      lines(excerpt, span, position.line, 0x5E, colour, into: &text)
    }
    for related in diagnostic.related {
      let excerpt = excerpts[related.file]
      let position = excerpt?.index.position(of: related.span.start)
      text += "  "
      text += Excerpt.clean(related.message)
      text += ": "
      text += place(related.file, position)
      text += "\n"
      if let excerpt, let position {
        lines(excerpt, related.span, position.line, 0x2D, "34", into: &text)
      }
    }
    guard let help = diagnostic.help else { return }
    text += "  "
    text += paint("help", "36")
    text += ": "
    text += Excerpt.clean(help)
    text += "\n"
  }

  /// File, line and column, as far as they are known.
  private func place(_ file: String, _ position: Position?) -> String {
    var place = Excerpt.clean(file)
    guard let position else { return place }
    place += ":"
    place += String(position.line)
    place += ":"
    place += String(position.column)
    return place
  }

  private func lines(
    _ excerpt: Excerpt, _ span: Span, _ number: Int, _ mark: UInt8, _ colour: String,
    into text: inout String
  ) {
    guard let line = excerpt.line(span, in: number) else { return }
    let number = String(line.number)
    let gutter = TextWidth.line(of: 0x20, number.utf8.count)
    text += " "
    text += gutter
    text += " |\n "
    text += number
    text += " | "
    text += line.text
    text += "\n "
    text += gutter
    text += " | "
    text += TextWidth.line(of: 0x20, line.pad)
    text += paint(TextWidth.line(of: mark, line.carets), colour)
    text += "\n"
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
