import BelfryModels
import BelfrySource

/// Which files of a folder make a project by their names, as `docker compose` finds them
/// (compose-go, `DefaultFileNames` and `DefaultOverrideFileNames`).
struct ComposeGroups {
  private static let names = [
    "compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml",
  ]
  private static let overrides = [
    "compose.override.yml", "compose.override.yaml", "docker-compose.override.yml",
    "docker-compose.override.yaml",
  ]

  /// The paths of each project, those put over others last.
  private(set) var projects: [[String]] = []
  /// Files that no name puts into a project.
  private(set) var others: [String] = []

  /// - Parameters:
  ///   - paths: Compose files, without `.` and `..`.
  ///   - environment: The variables in the `.env` of a folder.
  init(_ paths: Set<String>, environment: (String) -> [String: String]) {
    var left = paths
    for folder in Set(paths.map { FilePath.folder($0) }).sorted() {
      let project =
        Self.listed(in: environment(folder), folder).filter(paths.contains)
        .nonEmpty ?? Self.named(paths, folder)
      guard !project.isEmpty else { continue }
      projects.append(project)
      left.subtract(project)
    }
    others = left.sorted()
  }

  /// The files that `COMPOSE_FILE` names.
  private static func listed(in values: [String: String], _ folder: String) -> [String] {
    let separator = values["COMPOSE_PATH_SEPARATOR"]?.first ?? ":"
    return (values["COMPOSE_FILE"] ?? "").split(separator: separator)
      .map { FilePath.join(folder, String($0)) }
  }

  private static func named(_ paths: Set<String>, _ folder: String) -> [String] {
    func first(_ names: [String]) -> String? {
      names.map { FilePath.join(folder, $0) }.first(where: paths.contains)
    }
    guard let main = first(names) else { return [] }
    return [main] + [first(overrides)].compactMap(\.self)
  }

  /// The project over which a file may be meant to be put: the one in its folder.
  func base(of path: String) -> [String]? {
    let folder = FilePath.folder(path)
    return projects.first { FilePath.folder($0[0]) == folder }
  }

  /// Whether a file's name says that it is put over another one.
  static func isOverride(_ path: String) -> Bool { path.contains(".override.") }
}

extension Array {
  /// Itself, unless it is empty.
  var nonEmpty: Self? { isEmpty ? nil : self }
}
