import BelfryCheck
import BelfrySource

/// The files that a check looks at.
struct CheckInput {
  var files: [SourceFile] = []
  /// Every path in the folders, also of files that are not looked at.
  private(set) var present: Set<String> = []
  /// The folders, as paths in them begin; empty for the working folder.
  private(set) var folders: [String] = []
  private var further: [SourceFile] = []

  /// Reads files and folders; what settings exclude is passed by, unless it is named itself.
  init(_ paths: [String], _ scope: SettingsScope?) throws {
    for path in paths {
      if path == "-" {
        files.append(try Input.standardInput())
      } else if Input.isFolder(path) {
        let folder = FileChecker.normal(path)
        folders.append(folder)
        let all = try Input.files(below: folder.isEmpty ? "." : folder) { _ in true }
        present.formUnion(all)
        files += try all.filter { FileChecker.isCandidate($0) && scope?.excludes($0) != true }
          .map(Input.file)
      } else {
        files.append(try Input.file(FileChecker.normal(path)))
      }
    }
  }

  /// Adds a file that findings may stand in.
  mutating func add(_ path: String) {
    if let file = try? Input.file(path) { further.append(file) }
  }

  /// Adds files that findings may stand in.
  mutating func add(_ files: [SourceFile]) { further += files }

  /// Files by their paths, for excerpts.
  var byPath: [String: SourceFile] {
    Dictionary((files + further).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether everything that settings speak of was looked at.
  func covers(_ scope: SettingsScope) -> Bool {
    folders.contains { folder in
      scope.relative(folder.isEmpty ? "x" : folder + "/x") == "x"
    }
  }
}
