import BelfryModels
import BelfrySource
import BelfryYAML

extension FileChecker {
  /// The Compose projects; what they find out takes the place of what their files tell alone.
  static func composeProjects(
    _ parts: [Part], _ paths: Set<String>, _ surroundings: ComposeSurroundings
  ) -> ComposeProjects {
    let documents = Dictionary(
      parts.compactMap { part in part.documents.map { (part.path, $0) } },
      uniquingKeysWith: { first, _ in first })
    let files = parts.filter { $0.kind == .compose }.map(\.path)
    return ComposeProjects(Set(files), ComposeSources(documents, paths: paths, surroundings))
  }

  /// Adds findings to the files that they concern, each once; one about a file that is not checked
  /// goes to the project that reads it.
  static func add(_ found: [Diagnostic], _ projects: ComposeProjects, to parts: inout [Part]) {
    let found = found.map(projects.located)
    let places = Dictionary(
      parts.indices.map { (parts[$0].path, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<Diagnostic> = []
    // Services that share an anchor have the same findings.
    for index in parts.indices where parts[index].kind == .compose {
      parts[index].found = parts[index].found.filter { seen.insert($0).inserted }
    }
    for finding in found where seen.insert(finding).inserted {
      let place = places[finding.file] ?? projects.owner(of: finding).flatMap { places[$0] }
      if let place { parts[place].found.append(finding) }
    }
  }
}

/// Paths as they were given, and without `.` and `..`, as files name each other.
struct PathNames: Sendable {
  private let given: [String: String]

  init(_ files: [SourceFile]) {
    given = Dictionary(
      files.map { (FilePath.clean($0.path), $0.path) }, uniquingKeysWith: { first, _ in first })
  }

  /// The file under its short path.
  func cleaned(_ file: SourceFile) -> SourceFile {
    SourceFile(path: FilePath.clean(file.path), bytes: file.bytes)
  }

  /// The finding under the paths that were given.
  func given(_ finding: Diagnostic) -> Diagnostic {
    var finding = finding
    finding.file = given[finding.file] ?? finding.file
    for index in finding.related.indices {
      let file = finding.related[index].file
      finding.related[index].file = given[file] ?? file
    }
    return finding
  }
}
