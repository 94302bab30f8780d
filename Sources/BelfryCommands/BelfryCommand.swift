public import ArgumentParser
import BelfryCheck

/// The command line of Belfry.
public struct BelfryCommand: ParsableCommand {
  /// The version, as `--version` and every generated file say it.
  static let version = "0.2.0"

  /// Name, help and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "belfry",
    abstract: "Turns one profile of a project into its whole observability stack.",
    discussion: """
      Exit status: 0 nothing to report, 1 findings, 2 the input or the command line cannot be \
      used, 3 the environment failed.
      """,
    version: version,
    subcommands: [
      InitCommand.self, GenerateCommand.self, CheckCommand.self, LintCommand.self, TestCommand.self,
      EstimateCommand.self, SimulateCommand.self, UpCommand.self, ReloadCommand.self,
      VerifyCommand.self, StatusCommand.self, AlertsCommand.self, MetricsCommand.self,
      DownCommand.self, CleanupCommand.self, ReportCommand.self, PromQLCommand.self,
      RulesCommand.self, ExplainCommand.self, SchemaCommand.self,
    ])

  /// An empty command line.
  public init() {}

  /// The subcommand that is named first, where all that follows can be used: to prepare all others
  /// would cost more than many a check. Help and what is wrong are left to the whole command line.
  private static func subcommand() -> (any ParsableCommand)? {
    let words = CommandLine.arguments.dropFirst()
    guard
      let command = configuration.subcommands.first(where: {
        $0.configuration.commandName == words.first && $0.configuration.subcommands.isEmpty
      })
    else { return nil }
    if command == CheckCommand.self { FileChecker.prepare() }
    let parsed = try? command.parseAsRoot(Array(words.dropFirst()))
    return parsed.flatMap { type(of: $0) == command ? $0 : nil }
  }

  /// Runs the command line and exits: unusable arguments end with status 2.
  public static func run() -> Never {
    do {
      var command = try subcommand() ?? parseAsRoot()
      try command.run()
      exit()
    } catch let error as ExitCode {
      exit(withError: error)
    } catch {
      guard exitCode(for: error) != .success else { exit(withError: error) }
      Console.error(fullMessage(for: error))
      exit(withError: ExitCode(2))
    }
  }
}
