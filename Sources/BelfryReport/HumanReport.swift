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
    var sources = Sources(files: files)
    var text = ""
    for diagnostic in diagnostics.inOrder() {
      if !text.isEmpty { text += "\n" }
      render(diagnostic, &sources, into: &text)
    }
    return text
  }

  /// Files with the beginnings of their lines, which are looked for once.
  private struct Sources {
    let files: [String: SourceFile]
    private var excerpts: [String: Excerpt] = [:]

    init(files: [String: SourceFile]) { self.files = files }

    mutating func excerpt(_ path: String) -> Excerpt? {
      if let known = excerpts[path] { return known }
      guard let file = files[path] else { return nil }
      let excerpt = Excerpt(file)
      excerpts[path] = excerpt
      return excerpt
    }
  }

  private func render(
    _ diagnostic: Diagnostic, _ sources: inout Sources, into text: inout String
  ) {
    let colour =
      diagnostic.severity == .error ? "31" : diagnostic.severity == .warning ? "33" : "36"
    let excerpt = sources.excerpt(diagnostic.file)
    let position = diagnostic.span.flatMap { excerpt?.index.position(of: $0.start) }
    text += paint(place(diagnostic.file, position), "1")
    text += ": "
    text += paint(diagnostic.severity.rawValue, colour)
    text += ": "
    text += Excerpt.clean(diagnostic.message)
    text += " [\(diagnostic.id)]\n"
    if let excerpt, let span = diagnostic.span, let position {
      lines(excerpt, span, position.line, 0x5E, colour, into: &text)
    }
    for related in diagnostic.related {
      let excerpt = sources.excerpt(related.file)
      let position = excerpt?.index.position(of: related.span.start)
      text += "  \(Excerpt.clean(related.message)): \(place(related.file, position))\n"
      if let excerpt, let position {
        lines(excerpt, related.span, position.line, 0x2D, "34", into: &text)
      }
    }
    if let help = diagnostic.help { text += "  \(paint("help", "36")): \(Excerpt.clean(help))\n" }
  }

  /// File, line and column, as far as they are known.
  private func place(_ file: String, _ position: Position?) -> String {
    let file = Excerpt.clean(file)
    guard let position else { return file }
    return "\(file):\(position.line):\(position.column)"
  }

  private func lines(
    _ excerpt: Excerpt, _ span: Span, _ number: Int, _ mark: UInt8, _ colour: String,
    into text: inout String
  ) {
    guard let line = excerpt.line(span, in: number) else { return }
    let number = "\(line.number)"
    let gutter = TextWidth.line(of: 0x20, number.utf8.count)
    text += " \(gutter) |\n \(number) | "
    text += line.text
    text += "\n \(gutter) | "
    text += TextWidth.line(of: 0x20, line.pad)
    text += paint(TextWidth.line(of: mark, line.carets), colour)
    text += "\n"
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
