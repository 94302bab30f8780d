import ArgumentParser
import BelfryGenerate
import BelfrySource

/// `belfry-dev seeds`: the table of what five guides ask for, with the lines that fulfil it.
struct SeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seeds",
    abstract: "Writes docs/seeds.md from Tests/Fixtures/seeds; --check only compares.")

  @Option(help: "The folder of the guides' asks.")
  var asks = "Tests/Fixtures/seeds"

  @Option(name: .shortAndLong, help: "The page.")
  var output = "docs/seeds.md"

  @Flag(help: "Changes nothing: ends with 1 where the page is stale.")
  var check = false

  func run() throws {
    var text = Self.head
    var problems: [String] = []
    var counts = (asks: 0, out: 0)
    let disk = DiskFileSystem()
    for name in try disk.names(in: asks).sorted() where name.hasSuffix(".yaml") {
      let path = "\(asks)/\(name)"
      let guide = SeedGuide(
        SourceFile(path: path, bytes: try disk.read(path, limit: 1 << 20)), &problems)
      let finder = try SeedFinder(bundle: "stacks/\(guide.stack)")
      text += "\n## \(guide.title)\n\nStack: [\(guide.stack)](../stacks/\(guide.stack)).\n"
      for kind in SeedAsk.Kind.allCases {
        let rows = guide.asks.filter { $0.kind == kind }
        guard !rows.isEmpty else { continue }
        text += "\n| \(Self.heading[kind] ?? kind.rawValue) | fulfilled by |\n| --- | --- |\n"
        for ask in rows {
          counts.asks += 1
          if case .none? = ask.answers.first { counts.out += 1 }
          text += "| \(Self.cell(ask.name)) | \(Self.answer(ask, finder, path, &problems)) |\n"
        }
      }
    }
    text += "\n\(counts.asks) things; \(counts.out) of them are left out, which says why.\n"
    guard problems.isEmpty else { throw ValidationError(problems.joined(separator: "\n")) }
    let bytes = Array(text.utf8)
    if (try? disk.read(output, limit: 1 << 22)) == bytes { return }
    guard !check else { throw ValidationError("Stale: \(output). Run 'make docs'.") }
    try write(bytes, to: output)
  }

  private static func answer(
    _ ask: SeedAsk, _ finder: SeedFinder, _ path: String, _ problems: inout [String]
  ) -> String {
    var cells: [String] = []
    for answer in ask.answers {
      switch answer {
      case .none(let reason): cells.append("left out: \(cell(reason))")
      case .command(let command): cells.append("`\(command)`")
      case .name, .place:
        let places = finder.places(answer, ask.kind)
        if places.isEmpty {
          problems.append("\(path): \(ask.kind.rawValue): '\(ask.name)' is nowhere in the stack")
        }
        for place in places {
          let shown = place.path.split(separator: "/").suffix(2).joined(separator: "/")
          cells.append("[\(shown):\(place.line)](../\(place.path)#L\(place.line))")
        }
      }
    }
    return cells.joined(separator: ", ")
  }

  private static func cell(_ text: String) -> String {
    text.contains("|") || text.contains("`")
      ? text.replacing("|", with: "\\|") : text
  }

  private static let heading: [SeedAsk.Kind: String] = [
    .metrics: "metric", .alerts: "alert", .panels: "panel", .sections: "section",
    .queries: "query", .receivers: "receiver", .jobs: "job", .services: "service",
    .addresses: "address", .commands: "command", .rows: "and",
  ]

  private static let head = """
    # What five guides ask for, and what fulfils it

    Made by `belfry-dev seeds` from `Tests/Fixtures/seeds` and the stacks: `make docs` writes it
    anew. A test takes names of metrics, alerts, panels, receivers, addresses, queries and commands
    out of the guides themselves and fails where one of them is missing here.

    """
}
