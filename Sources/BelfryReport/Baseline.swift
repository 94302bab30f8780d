package import BelfrySource
import BelfryYAML

/// Findings that were there when a project began to check: they are known, and not shown again.
///
/// A finding is known by its rule, file, message and the text of its line, so that it is known
/// again after its line has moved.
package struct Baseline: Sendable {
  private var marks: [String: Int] = [:]

  /// Reads a baseline; nothing where the file is none.
  package init?(_ file: SourceFile) {
    let parsed = parseJSON(file)
    guard !parsed.diagnostics.hasErrors, let root = parsed.roots.first,
      root["version"]?.text == "1", let findings = root["findings"], findings.kind == .sequence
    else { return nil }
    for item in findings.items {
      guard let mark = item["fingerprint"], mark.kind == .scalar else { return nil }
      marks[mark.text, default: 0] += 1
    }
  }

  /// Findings that are not in the baseline, and how many of its entries are not needed any more.
  ///
  /// - Parameter name: A file's path as the baseline has it, whatever folder it is seen from.
  package func apply(
    _ found: [Diagnostic], files: [String: SourceFile], name: (String) -> String
  ) -> (new: [Diagnostic], stale: Int) {
    var left = marks
    let new = Self.marked(found, files, name).compactMap { diagnostic, mark -> Diagnostic? in
      guard let count = left[mark], count > 0 else { return diagnostic }
      left[mark] = count - 1
      return nil
    }
    return (new, left.values.reduce(0, +))
  }

  /// A baseline of all findings.
  package static func render(
    _ found: [Diagnostic], files: [String: SourceFile], name: (String) -> String
  ) -> [UInt8] {
    let findings = marked(found, files, name).map { diagnostic, mark in
      Value.mapping([
        .init("fingerprint", .string(mark)),
        .init("rule", .string(diagnostic.id)),
        .init("file", .string(name(diagnostic.file))),
        .init("message", .string(diagnostic.message)),
      ])
    }
    return JSONWriter().write(
      .mapping([.init("version", .integer(1)), .init("findings", .sequence(findings))]))
  }

  private static func marked(
    _ found: [Diagnostic], _ files: [String: SourceFile], _ name: (String) -> String
  ) -> [(Diagnostic, String)] {
    var fingerprints = Fingerprints()
    var indexes: [String: LineIndex] = [:]
    return found.inOrder().map { diagnostic in
      let file = files[diagnostic.file]
      if indexes[diagnostic.file] == nil, let file {
        indexes[diagnostic.file] = LineIndex(file)
      }
      var named = diagnostic
      named.file = name(diagnostic.file)
      return (diagnostic, fingerprints.next(named, file, indexes[diagnostic.file]))
    }
  }
}
