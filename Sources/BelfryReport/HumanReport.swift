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
        indexes[diagnostic.file] = LineIndex(file)
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
    text += "\(Excerpt.clean(diagnostic.message)) [\(diagnostic.id)]\n"
    if let file, let index, let span = diagnostic.span {
      text += excerpt(file, index, span, colour)
    }
    for related in diagnostic.related {
      guard let index else { continue }
      let position = index.position(of: related.span.start)
      text += "  \(related.message): \(related.file):\(position.line):\(position.column)\n"
    }
    if let help = diagnostic.help { text += "  \(paint("help", "36")): \(Excerpt.clean(help))\n" }
    return text
  }

  private func excerpt(
    _ file: SourceFile, _ index: LineIndex, _ span: Span, _ colour: String
  ) -> String {
    guard let line = Excerpt(file, index).line(span) else { return "" }
    let gutter = String(repeating: " ", count: "\(line.number)".count)
    return " \(gutter) |\n \(line.number) | \(line.text)\n \(gutter) | "
      + line.pad + paint(line.carets, colour) + "\n"
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
