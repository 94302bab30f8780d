package import BelfrySource

/// Findings as GitHub's workflow commands, which become annotations of a change.
package enum GitHubReport {
  /// A command a line.
  package static func render(
    _ diagnostics: [Diagnostic], files: [String: SourceFile]
  ) -> [UInt8] {
    let indexes = files.mapValues { LineIndex($0) }
    let lines = diagnostics.inOrder().map { diagnostic in
      let command = diagnostic.severity == .advice ? "notice" : diagnostic.severity.rawValue
      var properties = ["file=\(property(diagnostic.file))"]
      if let span = diagnostic.span, let index = indexes[diagnostic.file] {
        let (start, end) = (index.position(of: span.start), index.position(of: span.end))
        properties += ["line=\(start.line)", "endLine=\(end.line)", "col=\(start.column)"]
        if start.line == end.line { properties.append("endColumn=\(end.column)") }
      }
      properties.append("title=\(property(diagnostic.id))")
      let message = diagnostic.message + (diagnostic.help.map { ": \($0)" } ?? "")
      return "::\(command) \(properties.joined(separator: ","))::\(data(message))\n"
    }
    return Array(lines.joined().utf8)
  }

  /// The text behind the command.
  private static func data(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// The value of a property.
  private static func property(_ text: String) -> String {
    data(text).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
