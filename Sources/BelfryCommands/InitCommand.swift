import ArgumentParser
import BelfryGenerate
import BelfryProfile

/// `belfry init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a starter profile; a file that is there stays.")

  @Argument(help: "The profile to write.", completion: .file())
  var path = "belfry.yaml"

  @Option(help: "Name of the project.")
  var project = "shop"

  func run() throws {
    guard ProjectName(project) != nil else {
      Console.error("error: '\(project)' is no project name\n  help: use \(ProjectName.words)")
      throw ExitCode(2)
    }
    do throws(FileSystemError) {
      try DiskFileSystem().create(path, Array(text.utf8), mode: 0o644)
    } catch {
      Console.error("\(path): error: \(error.message)\n  help: \(error.help)")
      throw ExitCode(2)
    }
    Console.print(
      "wrote \(path)\n\nNext:\n  edit it, then: belfry generate \(path) -o monitoring\n")
  }

  private var text: String {
    """
    # What Belfry watches. Every key: belfry schema
    project: \(project)
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
