import ArgumentParser
import BelfryCatalogue
import BelfryGenerate
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// `belfry init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a starter profile; a file that is there stays.",
    discussion: """
      With --from it begins from what a Compose file runs: services with their ports, databases, \
      caches and brokers by their images, pages of health checks, and the network that they are on.
      """)

  @Argument(help: "The profile to write.", completion: .file())
  var path = "belfry.yaml"

  @Option(
    help: ArgumentHelp(
      "Compose file of the watched system, whose services it begins from; several make one project.",
      valueName: "file"), completion: .file())
  var from: [String] = []

  @Option(help: "Name of the project. (default: that of the Compose project, or shop)")
  var project: String?

  @Option(help: "A folder with packs of your own.", completion: .directory)
  var templates: String?

  func run() throws {
    if let project, ProjectName(project) == nil {
      Console.error("error: '\(project)' is no project name\n  help: use \(ProjectName.words)")
      throw ExitCode(2)
    }
    let text = from.isEmpty ? example : try begun()
    do throws(FileSystemError) {
      try DiskFileSystem().create(path, Array(text.utf8), mode: 0o644)
    } catch {
      Console.error("\(path): error: \(error.message)\n  help: \(error.help)")
      throw ExitCode(2)
    }
    Console.print(
      "wrote \(path)\n\nNext:\n  edit it, then: belfry generate \(path) -o monitoring\n")
  }

  /// A profile begun from Compose files.
  private func begun() throws -> String {
    let (compose, name) = try composed()
    let catalogue = try Input.catalogue(templates)
    let system = FoundSystem(compose, project: name, catalogue)
    let source = from[0].split(separator: "/").last.map(String.init) ?? from[0]
    let project = project ?? StarterProfile.name(from: name) ?? "shop"
    return StarterProfile(system, project: project, source: source).text
  }

  /// The effective project of the files, and Compose's name of it.
  private func composed() throws -> (ComposeFile, String) {
    let around = SurroundingFiles(try from.map { try Input.file($0) })
    let folder = from[0].split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let place = try StackOptions.folder(folder.isEmpty ? "." : folder.joined(separator: "/") + "/")
    let chosen = Console.environment("COMPOSE_PROJECT_NAME").map { ["COMPOSE_PROJECT_NAME": $0] }
    let loaded = loadCompose(
      files: from, environment: chosen ?? [:],
      options: ComposeOptions(projectDirectory: place, unset: .kept), read: around.read)
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    guard loaded.tree != nil, !loaded.project.services.entries.isEmpty else {
      if errors.isEmpty {
        Console.error("\(from[0]): error: it has no services\n  help: name a Compose file")
      } else {
        Console.show(errors, around.files)
      }
      throw ExitCode(2)
    }
    return (loaded.project, loaded.environment["COMPOSE_PROJECT_NAME"] ?? "")
  }

  private var example: String {
    """
    # What Belfry watches. Every key: belfry schema
    project: \(project ?? "shop")
    services:
      api:
        # Host, port and path as other containers reach it.
        metrics: api:8000/metrics
        workloads: [http, process]
    # dependencies:
    #   redis: redis:6379
    #   postgres: {address: postgres:5432, user: postgres_exporter}
    # channels:
    #   ops: {slack: {channel: "#alerts"}}
    # routes:
    #   - {severity: critical, channels: [ops]}
    # logs: {retention: 14d}

    """
  }
}
