public import ArgumentParser

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

  /// Runs the command line and exits: unusable arguments end with status 2.
  public static func run() -> Never {
    do {
      var command = try parseAsRoot()
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
