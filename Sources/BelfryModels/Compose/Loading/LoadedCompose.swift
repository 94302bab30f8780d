package import BelfrySource

/// What a Compose project is once its files are put together.
package struct LoadedCompose: Sendable {
  /// The model; its places are those of ``document``.
  package var project = ComposeFile()
  /// The effective project as one document; nothing where no file could be read.
  package var document: EffectiveDocument?
  /// The merged tree; every part knows the file that it comes from.
  package var tree: ComposeTree?
  /// Findings, each in the file that it concerns, in order.
  package var diagnostics: [Diagnostic] = []
  /// Variables that the files read, in the order in which they were met.
  package var variables: [VariableUse] = []
  /// The values of `.env` and the environment.
  package var environment: [String: String] = [:]
  /// Paths of all Compose files and files with variables that were read.
  package var files: [String] = []
  /// Those that are put over each other or included, rather than drawn on by `extends` alone.
  package var layers: Set<String> = []
  /// Folder to which the project's relative paths are relative.
  package var projectDirectory = "."
  /// Files that are named and not there, by where they are named.
  package var absent: [ComposeOrigin: String] = [:]
  /// Whether a file was missing or lies elsewhere, so that names may be defined there.
  package var isPartial = false

  /// The file and bytes behind a place of the model.
  package func origin(of span: Span?) -> ComposeOrigin? {
    span.flatMap { document?.origin(of: $0) }
  }

  /// A finding about the model's places as one about the files.
  package func located(_ found: Diagnostic) -> Diagnostic { document?.located(found) ?? found }
}

/// How a Compose project is loaded.
package struct ComposeOptions: Sendable {
  /// Folder to which paths are relative; the first file's where nothing is said.
  package var projectDirectory: String?
  /// Files with variables; `.env` in the project's folder where nothing is said.
  package var envFiles: [String]?
  /// The profiles that are on; nothing checks the services of all profiles.
  package var profiles: [String]?
  /// What variables without value become.
  package var unset: UnsetVariables
  /// Whether names, cycles and what contradicts itself across keys are checked.
  package var checksConsistency: Bool

  /// Compose's own ways, for the services of all profiles.
  package init(
    projectDirectory: String? = nil, envFiles: [String]? = nil, profiles: [String]? = nil,
    unset: UnsetVariables = .blank, checksConsistency: Bool = true
  ) {
    self.projectDirectory = projectDirectory
    self.envFiles = envFiles
    self.profiles = profiles
    self.unset = unset
    self.checksConsistency = checksConsistency
  }
}

/// Loads a project as Compose v2 does: variables, `extends`, `include`, overriding files, checks.
///
/// Later files are put over earlier ones; `read` answers the bytes of a path, which begins with
/// the folder of the file that named it.
package func loadCompose(
  files: [String], environment: [String: String] = [:], options: ComposeOptions = .init(),
  read: (String) -> [UInt8]?
) -> LoadedCompose {
  withoutActuallyEscaping(read) { read in
    var loader = ComposeLoader(options, read)
    return loader.load(files, environment)
  }
}
