import ArgumentParser

/// Tools for those who work on Belfry.
@main
struct BelfryDev: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "belfry-dev", abstract: "Tools for those who work on Belfry.",
    subcommands: [
      DocsCommand.self, EmbedCommand.self, ImportCommand.self, SeedsCommand.self,
      SeriesCommand.self,
    ])
}
