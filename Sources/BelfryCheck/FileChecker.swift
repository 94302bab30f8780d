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
    check([file], options)[0]
  }

  /// Checks files by themselves, on all cores, and then as a whole; results are in their order.
  ///
  /// - Parameter paths: Every path that is there, also of files that are not checked, so that what
  ///   is mounted can be looked for; nothing where that is not known.
  package static func check(
    _ files: [SourceFile], _ options: CheckOptions = CheckOptions(), paths: Set<String> = []
  ) -> [Result] {
    let parts = Mutex([Part?](repeating: nil, count: files.count))
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let part = read(files[index], options)
      parts.withLock { $0[index] = part }
    }
    var done = parts.withLock { $0.compactMap(\.self) }
    let members = done.compactMap { part in
      part.kind.flatMap { kind in
        part.documents?.roots.first { !$0.isNull }.map {
          Workspace.File(path: part.path, kind: kind, root: $0)
        }
      }
    }
    if members.count > 1 || !paths.isEmpty {
      let found = check(Workspace(members, paths: paths), options)
      let byFile = Dictionary(grouping: found, by: \.file)
      for index in done.indices { done[index].found += byFile[done[index].path] ?? [] }
    }
    return done.map { part in
      var found = part.found
      if let documents = part.documents {
        // Allowances are judged by all findings, whichever of them are asked for.
        var suppressions = Suppressions(documents)
        found = suppressions.apply(found)
      }
      return Result(
        isKnown: part.isKnown,
        diagnostics: found.filter { options.shows($0.id) }.map(options.weighed))
    }
  }

  /// What is known of one file before the bundle is looked at.
  private struct Part: Sendable {
    var path: String
    var isKnown: Bool
    var kind: FileKind?
    var documents: ParsedDocuments?
    var found: [Diagnostic]
  }

  private static func read(_ file: SourceFile, _ options: CheckOptions) -> Part {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    if profileNames.contains(name) {
      return Part(path: file.path, isKnown: true, found: ProfileReader.read(file).found)
    }
    let parsed = file.path.hasSuffix(".json") ? parseJSON(file) : parseYAML(file)
    let kind = parsed.roots.first.flatMap { FileKind.recognise(path: file.path, root: $0) }
    var found = parsed.diagnostics
    if let kind {
      found = kind.check(parsed) + Engine(options.rules).check(parsed, kind)
    }
    return Part(
      path: file.path, isKnown: kind != nil, kind: kind, documents: parsed, found: found)
  }

  private static func check(_ workspace: Workspace, _ options: CheckOptions) -> [Diagnostic] {
    options.rules.flatMap { rule -> [Diagnostic] in
      guard case .workspace(let check) = rule.check else { return [] }
      var reporter = Reporter(rule, "")
      check(workspace, &reporter)
      return reporter.found
    }
  }
}
