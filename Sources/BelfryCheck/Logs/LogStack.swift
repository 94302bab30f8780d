import BelfryModels
import BelfrySource
import BelfryYAML

/// Everything about logs in a bundle: programs with their settings, pipelines, policies, templates.
struct LogStack: Sendable {
  let workspace: Workspace
  let programs: [LogProgram]
  let pipelines: [PipelineFile]
  /// The major version that a program most likely has where its own is not known: the only one of
  /// the bundle's other programs, since they are released together, else the newest.
  let likelyMajor: Int

  init(_ workspace: Workspace) {
    self.workspace = workspace
    pipelines = workspace.pipelines
    programs = ElasticProgram.allCases.flatMap { Self.programs($0, workspace) }
    let known = Set(programs.compactMap { $0.service?.majorVersion })
    likelyMajor = known.count == 1 ? known.first ?? Self.newestMajor : Self.newestMajor
  }

  private static let newestMajor = 9

  /// Whether nothing is there to look at.
  var isEmpty: Bool {
    programs.isEmpty && pipelines.isEmpty
      && !workspace.files.contains { Self.kinds.contains($0.kind) }
  }

  private static let kinds: Set<FileKind> = [
    .lifecyclePolicy, .indexTemplate, .logstashPipelines, .otelCollector,
  ]

  /// The programs of a kind.
  func all(_ program: ElasticProgram) -> [LogProgram] { programs.filter { $0.program == program } }

  /// The major version of a program; nothing where it is not known. A file that no mount shows is
  /// taken for one of the bundle's only version.
  func majorVersion(of program: LogProgram) -> Int? {
    if let service = program.service { return service.majorVersion }
    let versions = Set(all(program.program).compactMap(\.service).map(\.majorVersion))
    return versions.count == 1 ? versions.first ?? nil : nil
  }

  /// The program that a service runs.
  func program(of service: Workspace.Service) -> LogProgram? {
    programs.first { program in
      program.service.map { $0.file.path == service.file.path && $0.name.text == service.name.text }
        ?? false
    }
  }

  /// Services that another one reaches under a name.
  func services(named host: String) -> [Workspace.Service] {
    workspace.services.filter { $0.name.text == host || $0.node["container_name"]?.text == host }
  }

  private static func programs(_ program: ElasticProgram, _ workspace: Workspace) -> [LogProgram] {
    let files = workspace.files(program.kind)
    let services = workspace.services.filter { $0.program == program }
    var taken: Set<String> = []
    var found: [LogProgram] = []
    for service in services where !isSetUp(service, program) {
      let file = self.file(program, service, files, workspace, isOnly: services.count == 1)
      if let file { taken.insert(file.path) }
      found.append(LogProgram(program, service, file))
    }
    return found
      + files.filter { !taken.contains($0.path) }.map { LogProgram(program, nil, $0) }
  }

  /// Whether a service uses the image for a task alone, such as making certificates.
  private static func isSetUp(_ service: Workspace.Service, _ program: ElasticProgram) -> Bool {
    if service.node["restart"]?.text == "no", service.node["entrypoint"] != nil { return true }
    let words = [service.node["command"], service.node["entrypoint"]].compactMap { $0 }
      .flatMap { $0.kind == .scalar ? [$0] : $0.items }.map(\.text)
    let tools = ["certutil", "bash -c", "curl ", "setup.sh", "exit 0", "sleep infinity"]
    return words.contains { word in tools.contains(where: word.contains) }
      || words.contains("setup") || (program == .elasticsearch && words.contains("-c"))
  }

  private static func file(
    _ program: ElasticProgram, _ service: Workspace.Service, _ files: [Workspace.File],
    _ workspace: Workspace, isOnly: Bool
  ) -> Workspace.File? {
    var path = program.path
    let words = service.words.map(\.text)
    if program == .filebeat, let flag = words.firstIndex(where: { $0 == "-c" || $0 == "--c" }),
      flag + 1 < words.count
    {
      path =
        words[flag + 1].hasPrefix("/") ? words[flag + 1] : "/usr/share/filebeat/" + words[flag + 1]
    }
    if let source = workspace.source(of: path, in: service) ?? service.inlineSource(of: path),
      let file = files.first(where: { $0.path == source })
    {
      return file
    }
    // A script may copy a file from a mount to where it is read.
    guard service.isScripted else { return nil }
    return files.first { file in
      !workspace.mounts(service, over: file.path).isEmpty
    }
  }
}
