import BelfryModels
import BelfrySource
import BelfryYAML

/// Compose files that are put together, and what that makes.
struct ComposeProject: Sendable {
  /// The files that begin it, in order.
  let paths: [String]
  let loaded: LoadedCompose
  /// The Compose files that were read.
  let written: [SourceFile]
  /// What is effective, with the way back to the files; nothing where nothing could be read.
  let document: EffectiveDocument?
  /// What other files of the bundle are held against; less than everything where another project
  /// has the same services.
  private(set) var member: EffectiveDocument?
  /// Files whose texts stand in the Compose files.
  private(set) var inlineConfigs: [InlineConfig] = []
  /// The project with these files in the place of their texts.
  private let tree: ComposeTree?
  /// Findings of loading it, each in its file.
  private(set) var found: [Diagnostic] = []

  /// Ids of findings that a file by itself cannot be judged by.
  private static let ofWholeProjects: Set = [
    "compose/no-image", "compose/undefined-network", "compose/undefined-volume",
    "compose/undefined-secret", "compose/undefined-config", "compose/undefined-dependency",
    "compose/undefined-model", "compose/undefined-extends",
  ]
  private static let ofFolders: Set = ["compose/file-not-found", "compose/env-file-missing"]

  init(_ paths: [String], _ sources: ComposeSources) {
    self.paths = paths
    let isKnown = sources.knowsFolder(of: paths[0])
    loaded = loadCompose(files: paths, options: ComposeOptions(unset: .kept)) {
      isKnown ? sources.read($0) : sources.given($0)
    }
    written = loaded.files.compactMap { sources.documents($0)?.file }
    document = loaded.tree.map { EffectiveDocument($0, path: "\(paths.last ?? "") (effective)") }
    let taken = loaded.tree.map {
      InlineConfig.take(from: $0, in: FilePath.folder(paths.last ?? ""), sources)
    }
    tree = taken?.tree
    inlineConfigs = taken?.configs ?? []
    member = document
    if !inlineConfigs.isEmpty, let tree {
      member = EffectiveDocument(tree, path: "\(paths.last ?? "") (effective rest)")
    }
    let variables = ComposeVariables(loaded, sources, isKnown: isKnown)
    found = loaded.diagnostics.compactMap { finding in
      if Self.ofFolders.contains(finding.id) {
        return isKnown && sources.canMiss(absent(finding)) ? finding : nil
      }
      return variables.judged(finding)
    }
    if paths.count == 1, ComposeGroups.isOverride(paths[0]) {
      found.removeAll { Self.ofWholeProjects.contains($0.id) }
    } else if !variables.isKnown("COMPOSE_PROFILES") {
      found += ProfileDependencies.found(in: loaded)
    }
  }

  /// The path that a finding misses.
  private func absent(_ finding: Diagnostic) -> String? {
    finding.span.flatMap { loaded.absent[ComposeOrigin(file: finding.file, span: $0)] }
  }

  /// The effective project as a file of the workspace, in the folder of the files.
  var file: Workspace.File? {
    member.flatMap { member in
      member.root.map {
        Workspace.File(path: member.file.path, kind: .compose, root: $0, written: written)
      }
    }
  }

  /// A finding about an effective document as one about the files.
  func located(_ finding: Diagnostic) -> Diagnostic {
    var finding = finding
    for document in [document, member].compactMap(\.self) { finding = document.located(finding) }
    // What concerns the whole project is shown in its first file.
    if finding.file == document?.file.path || finding.file == member?.file.path {
      (finding.file, finding.span) = (paths[0], nil)
    }
    return finding
  }

  /// How many findings say that something is missing that another file may hold.
  var gaps: Int { found.count { Self.ofWholeProjects.contains($0.id) } }

  /// Whether the project lies in a folder above that of another one.
  func lies(above other: ComposeProject) -> Bool {
    let (folder, lower) = (FilePath.folder(paths[0]), FilePath.folder(other.paths[0]))
    guard folder == "." else { return lower.hasPrefix(folder + "/") }
    return lower != "." && !lower.hasPrefix("/") && !lower.hasPrefix("..")
  }

  /// Makes advice of what is missing here and stands in a project above.
  mutating func soften(under base: ComposeProject) {
    for index in found.indices where Self.ofWholeProjects.contains(found[index].id) {
      found[index].severity = .advice
      found[index].help = "'\(base.paths[0])' has it: give both files with '-f'"
    }
  }

  /// Leaves services to the project that has them too, where a bundle holds both.
  mutating func leave(servicesOf base: ComposeProject) {
    guard var tree, let services = tree["services"] else { return }
    let known = Set(base.loaded.tree?["services"]?.entries.map(\.key) ?? [])
    var own = services
    own.content = .map(services.entries.filter { !known.contains($0.key) })
    tree["services"] = own
    member = EffectiveDocument(tree, path: "\(paths.last ?? "") (effective rest)")
  }
}
