/// What is mounted where Logstash looks for pipelines.
struct LogstashMounts {
  /// The folder that its image reads (Logstash's documentation, "Configuring Logstash for Docker").
  static let folder = "/usr/share/logstash/pipeline"

  private let sources: [String]

  init(_ workspace: Workspace) {
    sources = workspace.services.filter { $0.program == .logstash }.flatMap { service in
      workspace.mounts(service).filter {
        $0.target == Self.folder || $0.target.hasPrefix(Self.folder + "/")
      }
      .map(\.source)
    }
  }

  /// Whether a file of the bundle is read as a pipeline.
  func holds(_ path: String) -> Bool {
    sources.contains { path == $0 || path.hasPrefix($0 + "/") }
  }
}
