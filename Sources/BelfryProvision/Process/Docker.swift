import BelfrySource
import BelfryYAML
import Glibc

/// The programs `docker` and Compose, and how they are asked.
package struct Docker: Sendable {
  /// Oldest Compose whose answers are understood.
  static let oldest = (2, 20)

  /// The client's path.
  package let client: String
  /// Compose: the client's plugin, or a program of its own.
  private let compose: [String]
  /// Compose's version.
  package let composeVersion: String

  /// Finds both programs in the folders of `PATH`, and asks the engine whether it answers.
  package init(path: String) throws(ProvisionFailure) {
    guard let client = ToolRunner.find("docker", in: path) else {
      throw ProvisionFailure(
        "there is no 'docker' in PATH",
        help: "Install Docker Engine with Compose: https://docs.docker.com/engine/install/")
    }
    self.client = client
    let own =
      [[client, "compose"]]
      + [ToolRunner.find("docker-compose", in: path)].compactMap {
        $0.map { [$0] }
      }
    var found: (words: [String], version: String)?
    for words in own where found == nil {
      let outcome = try Self.run(words + ["version", "--short"], limit: .seconds(20))
      if outcome.status == 0 { found = (words, outcome.text.filter { !$0.isWhitespace }) }
    }
    guard let found else {
      throw ProvisionFailure(
        "docker has no Compose", help: "Install the package 'docker-compose-plugin'.")
    }
    guard Self.isRecent(found.version) else {
      throw ProvisionFailure(
        "Compose is '\(found.version)', older than \(Self.oldest.0).\(Self.oldest.1)",
        help: "Install a later 'docker-compose-plugin'.")
    }
    compose = found.words
    composeVersion = found.version
  }

  /// Whether a version is at least the oldest that is understood; odd ones are taken.
  static func isRecent(_ version: String) -> Bool {
    let digits = version.drop { $0 == "v" }
    let parts = digits.split(separator: ".").prefix(2).map { Int($0) }
    guard parts.count == 2, let major = parts[0], let minor = parts[1] else { return true }
    return (major, minor) >= oldest
  }

  /// Runs the client to its end.
  package func ask(
    _ arguments: [String], limit: Duration = .seconds(60)
  ) throws(ProvisionFailure) -> ChildProcess.Outcome {
    try Self.run([client] + arguments, limit: limit)
  }

  /// A run of Compose on a bundle's folder.
  package func composeProcess(_ folder: String, _ arguments: [String]) -> ChildProcess {
    let words = compose + ["--project-directory", folder, "--ansi", "never"] + arguments
    return ChildProcess(words[0], Array(words.dropFirst()))
  }

  /// Runs Compose on a bundle's folder to its end.
  package func compose(
    _ folder: String, _ arguments: [String], limit: Duration = .seconds(60)
  ) throws(ProvisionFailure) -> ChildProcess.Outcome {
    var process = composeProcess(folder, arguments)
    process.limit = limit
    return try Self.run(process)
  }

  /// Runs a program; one that does not start is a failure of the environment.
  package static func run(_ process: ChildProcess) throws(ProvisionFailure) -> ChildProcess.Outcome
  {
    do throws(ChildProcess.Failure) { return try process.run() } catch {
      throw ProvisionFailure("'\(process.program)' cannot be started: \(error.reason)")
    }
  }

  private static func run(
    _ words: [String], limit: Duration
  ) throws(ProvisionFailure) -> ChildProcess.Outcome {
    var process = ChildProcess(words[0], Array(words.dropFirst()))
    process.limit = limit
    return try run(process)
  }

  /// JSON that a program wrote.
  static func json(_ bytes: [UInt8], of what: String) throws(ProvisionFailure) -> Node {
    let parsed = parseJSON(SourceFile(path: what, bytes: bytes))
    guard !parsed.diagnostics.hasErrors, let root = parsed.roots.first else {
      throw ProvisionFailure(
        "the answer to '\(what)' is no JSON", help: "Is 'docker' Docker's own client?")
    }
    return root
  }
}
