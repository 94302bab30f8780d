package import BelfrySource

/// Findings as JUnit's XML, a file being a test case.
package enum JUnitReport {
  /// Every checked file: findings of a weight or above fail it, others are told beside.
  package static func render(
    _ diagnostics: [Diagnostic], files: [String: SourceFile], failing level: Severity = .error
  ) -> [UInt8] {
    let byFile = Dictionary(grouping: diagnostics.inOrder(), by: \.file)
    let paths = Set(files.keys).union(byFile.keys).sorted()
    let count = paths.count { byFile[$0]?.contains { $0.severity >= level } == true }
    let totals = "tests=\"\(paths.count)\" failures=\"\(count)\" errors=\"0\""
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"belfry\" \(totals)>\n"
    text += "  <testsuite name=\"belfry check\" \(totals)>\n"
    for path in paths {
      let found = byFile[path] ?? []
      let index = files[path].map { LineIndex($0) }
      let failures = found.filter { $0.severity >= level }
      let others = found.filter { $0.severity < level }
      text += "    <testcase classname=\"belfry\" name=\"\(escaped(path))\""
      guard !found.isEmpty else {
        text += "/>\n"
        continue
      }
      text += ">\n"
      if !failures.isEmpty {
        text += "      <failure message=\"\(words(failures))\" type=\"\(level.rawValue)\">"
        text += lines(failures, index) + "</failure>\n"
      }
      if !others.isEmpty { text += "      <system-out>\(lines(others, index))</system-out>\n" }
      text += "    </testcase>\n"
    }
    return Array((text + "  </testsuite>\n</testsuites>\n").utf8)
  }

  /// How many there are of which weight.
  private static func words(_ found: [Diagnostic]) -> String {
    let nouns: [(Severity, String, String)] = [
      (.error, "error", "errors"), (.warning, "warning", "warnings"),
      (.advice, "piece of advice", "pieces of advice"),
    ]
    return nouns.compactMap { severity, one, many in
      let count = found.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
    }.joined(separator: ", ")
  }

  private static func lines(_ found: [Diagnostic], _ index: LineIndex?) -> String {
    escaped(found.map { line($0, index) }.joined(separator: "\n"))
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
