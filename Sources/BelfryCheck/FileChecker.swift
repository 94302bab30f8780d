package import BelfryModels
package import BelfrySource
import BelfryYAML
import Dispatch
import Synchronization

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
  package static func check(
    _ file: SourceFile, _ options: CheckOptions = CheckOptions()
  ) -> Result {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    if profileNames.contains(name) {
      let found = ProfileReader.read(file).found.filter { options.shows($0.id) }
      return Result(isKnown: true, diagnostics: found.map(options.weighed))
    }
    let parsed = file.path.hasSuffix(".json") ? parseJSON(file) : parseYAML(file)
    let kind = parsed.roots.first.flatMap { FileKind.recognise(path: file.path, root: $0) }
    var found = parsed.diagnostics
    if let kind {
      found =
        kind.check(parsed) + Engine(options.rules).check(parsed, kind)
    }
    var suppressions = Suppressions(parsed)
    // Allowances are judged by all findings, whichever of them are asked for.
    found = suppressions.apply(found).filter { options.shows($0.id) }
    return Result(isKnown: kind != nil, diagnostics: found.map(options.weighed))
  }

  /// Checks files on all cores; the results are in the order of the files.
  package static func check(
    _ files: [SourceFile], _ options: CheckOptions = CheckOptions()
  ) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: files.count))
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let result = check(files[index], options)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
