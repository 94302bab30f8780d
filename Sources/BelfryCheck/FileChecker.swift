package import BelfryModels
package import BelfrySource
import BelfryYAML

/// Decodes files by what they are and reports everything that is wrong with them.
package enum FileChecker {
  /// What a file turned out to be, and its findings.
  package struct Result: Sendable {
    package var kind: FileKind?
    package var diagnostics: [Diagnostic]
  }

  /// Whether a file's name says that it may be checked.
  package static func isCandidate(_ path: String) -> Bool {
    [".yml", ".yaml", ".json"].contains { path.hasSuffix($0) }
  }

  /// Checks one file; a file of no known kind has only its syntax checked.
  package static func check(_ file: SourceFile) -> Result {
    let isJSON = file.path.hasSuffix(".json")
    let parsed = isJSON ? parseJSON(file) : parseYAML(file)
    guard let root = parsed.roots.first else {
      return Result(kind: nil, diagnostics: parsed.diagnostics)
    }
    guard let kind = FileKind.recognise(path: file.path, root: root) else {
      return Result(kind: nil, diagnostics: parsed.diagnostics)
    }
    return Result(kind: kind, diagnostics: kind.check(parsed) + ExpressionCheck.check(parsed, kind))
  }
}
