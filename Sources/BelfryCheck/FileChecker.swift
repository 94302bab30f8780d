package import BelfryModels
package import BelfrySource
import BelfryYAML

/// Decodes files by what they are and reports everything that is wrong with them.
package enum FileChecker {
  /// What a file turned out to be, and its findings.
  package struct Result: Sendable {
    /// Whether the file is of a kind that has a model, rather than of one whose syntax alone counts.
    package var isKnown: Bool
    package var diagnostics: [Diagnostic]
  }

  /// Names under which a profile is known.
  private static let profileNames: Set = ["belfry.yaml", "belfry.yml"]

  /// Whether a file's name says that it may be checked.
  package static func isCandidate(_ path: String) -> Bool {
    [".yml", ".yaml", ".json"].contains { path.hasSuffix($0) }
  }

  /// Checks one file; a file of no known kind has only its syntax checked.
  package static func check(_ file: SourceFile) -> Result {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    if profileNames.contains(name) {
      return Result(isKnown: true, diagnostics: ProfileReader.read(file).found)
    }
    let isJSON = file.path.hasSuffix(".json")
    let parsed = isJSON ? parseJSON(file) : parseYAML(file)
    guard let root = parsed.roots.first else {
      return Result(isKnown: false, diagnostics: parsed.diagnostics)
    }
    guard let kind = FileKind.recognise(path: file.path, root: root) else {
      return Result(isKnown: false, diagnostics: parsed.diagnostics)
    }
    return Result(
      isKnown: true, diagnostics: kind.check(parsed) + ExpressionCheck.check(parsed, kind))
  }
}
