import BelfryModels
import BelfrySource
import BelfryYAML

/// The Compose projects among the files that are checked.
struct ComposeProjects: Sendable {
  private(set) var projects: [ComposeProject] = []
  /// Files that are put over each other or included by a project.
  private var layers: Set<String> = []

  /// - Parameters:
  ///   - files: The Compose files, by paths without `.` and `..`.
  ///   - others: Other files that may be included.
  init(_ files: Set<String>, _ sources: ComposeSources) {
    let groups = ComposeGroups(files) { folder in sources.values(FilePath.join(folder, ".env")) }
    let named = groups.projects.map { ComposeProject($0, sources) }
    let read = Set(named.flatMap { $0.loaded.files })
    let single = groups.others.filter { !read.contains($0) }.map { ComposeProject([$0], sources) }
    let all = named + single
    // What another project draws on is a part of that one.
    projects = all.enumerated().filter { index, project in
      !all.enumerated().contains { other, user in
        other != index && user.loaded.files.contains(project.paths[0])
          && (other < index || !project.loaded.files.contains(user.paths[0]))
      }
    }.map(\.element)
    for index in projects.indices where projects[index].gaps > 0 && projects[index].paths.count == 1
    {
      guard let base = groups.base(of: projects[index].paths[0]),
        let owner = projects.first(where: { $0.paths == base }),
        owner.paths != projects[index].paths
      else { continue }
      var over = ComposeProject(base + projects[index].paths, sources)
      guard over.gaps < projects[index].gaps else { continue }
      over.leave(servicesOf: owner)
      projects[index] = over
    }
    softenFragments(sources)
    layers = Set(projects.flatMap { $0.loaded.layers })
  }

  /// Makes less of what a project below another one's folder misses, where that one has it all: both
  /// may be meant to be given with '-f'.
  private mutating func softenFragments(_ sources: ComposeSources) {
    let all = projects
    for index in all.indices where all[index].gaps > 0 && all[index].paths.count == 1 {
      let base = all.first { base in
        guard base.lies(above: all[index]) else { return false }
        let over = ComposeProject(base.paths + all[index].paths, sources)
        return !over.loaded.isPartial && over.gaps <= base.gaps
      }
      if let base { projects[index].soften(under: base) }
    }
  }

  /// Files whose texts stand in the Compose files.
  var inlineConfigs: [InlineConfig] { projects.flatMap(\.inlineConfigs) }

  /// Whether a file's own findings are among those of a project.
  func covers(_ path: String) -> Bool { layers.contains(path) }

  /// A finding about an effective document as one about the files.
  func located(_ finding: Diagnostic) -> Diagnostic {
    projects.reduce(finding) { $1.located($0) }
  }

  /// The file that is checked and in whose place a finding about another one is shown.
  func owner(of finding: Diagnostic) -> String? {
    projects.first { $0.loaded.files.contains(finding.file) }?.paths[0]
  }
}
