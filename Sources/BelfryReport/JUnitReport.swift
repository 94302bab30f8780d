package import BelfrySource

/// Findings as JUnit's XML, a file being a test case.
package enum JUnitReport {
  /// Every checked file, with its findings as failures.
  package static func render(
    _ diagnostics: [Diagnostic], files: [String: SourceFile]
  ) -> [UInt8] {
    let byFile = Dictionary(grouping: diagnostics.inOrder(), by: \.file)
    let paths = Set(files.keys).union(byFile.keys).sorted()
    let failing = paths.count { byFile[$0]?.contains { $0.severity == .error } == true }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"belfry\" tests=\"\(paths.count)\" failures=\"\(failing)\">\n"
    text += "  <testsuite name=\"belfry check\" tests=\"\(paths.count)\" failures=\"\(failing)\">\n"
    for path in paths {
      let found = byFile[path] ?? []
      let index = files[path].map { LineIndex($0) }
      let lines = found.map { line($0, index) }
      text += "    <testcase classname=\"belfry\" name=\"\(escaped(path))\">\n"
      if found.contains(where: { $0.severity == .error }) {
        let count = found.count { $0.severity == .error }
        text += "      <failure message=\"\(count) errors\">"
        text += escaped(lines.joined(separator: "\n")) + "</failure>\n"
      } else if !found.isEmpty {
        text += "      <system-out>\(escaped(lines.joined(separator: "\n")))</system-out>\n"
      }
      text += "    </testcase>\n"
    }
    return Array((text + "  </testsuite>\n</testsuites>\n").utf8)
  }

  private static func line(_ diagnostic: Diagnostic, _ index: LineIndex?) -> String {
    var place = diagnostic.file
    if let index, let span = diagnostic.span {
      let position = index.position(of: span.start)
      place += ":\(position.line):\(position.column)"
    }
    let help = diagnostic.help.map { " (\($0))" } ?? ""
    return
      "\(place): \(diagnostic.severity.rawValue): \(diagnostic.message)\(help) [\(diagnostic.id)]"
  }

  /// For XML's texts and attributes; what XML cannot hold is replaced.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value):
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
