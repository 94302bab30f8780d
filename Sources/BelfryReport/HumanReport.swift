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
    return diagnostics.inOrder().map { render($0, &sources) }.joined(separator: "\n")
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

  private func render(_ diagnostic: Diagnostic, _ sources: inout Sources) -> String {
    let colour =
      diagnostic.severity == .error ? "31" : diagnostic.severity == .warning ? "33" : "36"
    let excerpt = sources.excerpt(diagnostic.file)
    let place = self.place(diagnostic.file, diagnostic.span, excerpt)
    var text = "\(paint(place, "1")): \(paint(diagnostic.severity.rawValue, colour)): "
    text += "\(Excerpt.clean(diagnostic.message)) [\(diagnostic.id)]\n"
    if let excerpt, let span = diagnostic.span { text += lines(excerpt, span, "^", colour) }
    for related in diagnostic.related {
      let excerpt = sources.excerpt(related.file)
      text += "  \(Excerpt.clean(related.message)): "
      text += "\(self.place(related.file, related.span, excerpt))\n"
      if let excerpt { text += lines(excerpt, related.span, "-", "34") }
    }
    if let help = diagnostic.help { text += "  \(paint("help", "36")): \(Excerpt.clean(help))\n" }
    return text
  }

  /// File, line and column, as far as they are known.
  private func place(_ file: String, _ span: Span?, _ excerpt: Excerpt?) -> String {
    let file = Excerpt.clean(file)
    guard let span, let position = excerpt?.index.position(of: span.start) else { return file }
    return "\(file):\(position.line):\(position.column)"
  }

  private func lines(
    _ excerpt: Excerpt, _ span: Span, _ mark: Character, _ colour: String
  ) -> String {
    guard let line = excerpt.line(span) else { return "" }
    let gutter = String(repeating: " ", count: "\(line.number)".count)
    let marks = String(repeating: mark, count: line.carets.count)
    return " \(gutter) |\n \(line.number) | \(line.text)\n \(gutter) | "
      + line.pad + paint(marks, colour) + "\n"
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
