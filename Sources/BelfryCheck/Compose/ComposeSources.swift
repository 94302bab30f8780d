import BelfryModels
import BelfrySource
import BelfryYAML

/// Where the contents of a project's files come from.
struct ComposeSources: Sendable {
  /// Files that are checked, by path.
  private let files: [String: ParsedDocuments]
  private let paths: Set<String>
  private let surroundings: ComposeSurroundings

  init(
    _ files: [String: ParsedDocuments], paths: Set<String>, _ surroundings: ComposeSurroundings
  ) {
    self.files = files
    self.paths = paths
    self.surroundings = surroundings
  }

  /// Whether the environment sets a variable.
  func isSet(_ name: String) -> Bool { surroundings.isSet(name) }

  /// A file that is checked.
  func given(_ path: String) -> [UInt8]? { files[FilePath.clean(path)]?.file.bytes }

  /// A file that is checked, or that lies around.
  func read(_ path: String) -> [UInt8]? { given(path) ?? surroundings.read?(FilePath.clean(path)) }

  /// The documents of a file that is checked.
  func documents(_ path: String) -> ParsedDocuments? { files[path] }

  /// Whether what is not there can be missed: not for standard input, nor for a file alone.
  func knowsFolder(of path: String) -> Bool {
    path != "-" && (surroundings.read != nil || !paths.isEmpty)
  }

  private static let samples = [
    ".example", ".sample", ".template", ".dist", ".tmpl", ".default", ".defaults", "-example",
    "-sample", "_example", "_sample",
  ]
  /// Further names under which a sample of `.env` lies beside it.
  private static let environmentSamples = [
    "env.example", "example.env", "sample.env", "env.sample", "template.env", "env.template",
    "default.env",
  ]

  /// Whether a file that is not there is one that should be: not one of the host, from elsewhere, or
  /// one that is made from a sample beside it.
  func canMiss(_ path: String?) -> Bool {
    guard let path, !FilePath.isAbsolute(path) || files.keys.contains(where: FilePath.isAbsolute),
      !path.contains(":/"), !path.contains(".git"), !path.contains("$")
    else { return false }
    guard !paths.contains(path), !Self.samples.contains(where: { isThere(path + $0) }) else {
      return false
    }
    let folder = FilePath.folder(path)
    return FilePath.join(folder, ".env") != FilePath.clean(path)
      || !Self.environmentSamples.contains { isThere(FilePath.join(folder, $0)) }
  }

  private func isThere(_ path: String) -> Bool { paths.contains(path) || read(path) != nil }

  /// The variables of a file such as `.env`; none where it is not there.
  func values(_ path: String) -> [String: String] {
    guard let bytes = read(path) else { return [:] }
    return EnvironmentText(SourceFile(path: path, bytes: bytes)).values(in: [:])
  }

  /// Names of variables that a sample of `.env` in a folder asks the user to set.
  func sampled(in folder: String) -> Set<String> {
    let names = Self.samples.map { ".env" + $0 } + Self.environmentSamples
    return Set(names.flatMap { values(FilePath.join(folder, $0)).keys })
  }
}
