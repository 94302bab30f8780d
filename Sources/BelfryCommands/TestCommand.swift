import ArgumentParser
import BelfryCatalogue
import BelfryProvision
import BelfryYAML

/// `belfry test`.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs a bundle's alert unit tests through promtool.",
    discussion: "promtool comes from PATH, else from the bundle's own Prometheus image.")

  @Argument(help: "Folder of the bundle.", completion: .directory)
  var folder = "."

  func run() throws {
    let tests = "\(folder)/prometheus/tests"
    guard Input.isFolder(tests) else {
      Console.error("\(tests): error: there are no tests\n  help: generate the bundle first")
      throw ExitCode(2)
    }
    let files = try Input.files(below: tests) { $0.hasSuffix(".yml") }
    guard !files.isEmpty else {
      Console.error(
        "\(tests): error: no file there ends in .yml\n  help: generate the bundle again")
      throw ExitCode(2)
    }
    let path = Console.environment("PATH") ?? ""
    if let promtool = ToolRunner.find("promtool", in: path) {
      fail(promtool, ToolRunner.become(promtool, ["test", "rules"] + files))
    } else if let docker = ToolRunner.find("docker", in: path) {
      let image = try image()
      let inside = files.map { "/bundle" + $0.dropFirst(folder.count) }
      let words = ["run", "--rm", "--network=none", "-v", "\(folder):/bundle:ro", "--entrypoint"]
      fail(
        docker,
        ToolRunner.become(docker, words + ["/bin/promtool", image, "test", "rules"] + inside))
    } else {
      Console.error("error: neither promtool nor docker is in PATH\n  help: install one of them")
    }
    throw ExitCode(3)
  }

  private func fail(_ program: String, _ reason: String) {
    Console.error("\(program): error: it cannot be started: \(reason)")
  }

  private func image() throws -> String {
    try Input.catalogue(nil).images["prometheus"]?.reference ?? ""
  }
}
