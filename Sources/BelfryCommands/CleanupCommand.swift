import ArgumentParser
import BelfryHTTP
import BelfryProvision
import BelfryYAML

/// `belfry cleanup`.
struct CleanupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cleanup",
    abstract: "Removes old data of a running stack, through its stores' own APIs.",
    discussion: """
      Prometheus deletes samples where its admin API is on, Elasticsearch backing indices that are \
      no longer written to, a Pushgateway groups that nobody pushes any more. Stores that remove \
      by their retention alone are named, with what to change. Says first what goes, and asks; \
      elsewhere than on a terminal it wants --yes. Ends with 1 where something is not removed.
      """)

  @Argument(help: "Folder of the bundle.", completion: .directory)
  var folder = "."

  @Option(help: "How old data has to be: 12h, 7d, 4w; an hour at least.")
  var olderThan: Age

  @Flag(help: "Says what would go, and removes nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Does not ask.")
  var yes = false

  @Option(help: "human or json.")
  var format = StackFormat.human

  func run() throws {
    let place = try StackOptions.folder(folder)
    var isWhole = true
    do throws(ProvisionFailure) {
      let store = AppliedStore(bundle: place)
      let lock = dryRun ? nil : try store.lock()
      defer { if let lock { store.unlock(lock) } }
      let stack = try StackOptions.open(place)
      let cleanup = try Cleanup(stack, .toStack(), olderThan: olderThan.seconds)
      let steps = cleanup.plan()
      if format == .human { Console.print(CleanupText.plan(steps, stack.model.name, olderThan)) }
      let removes = steps.contains { $0.verdict == .removes }
      var results: [CleanupResult?] = steps.map { _ in nil }
      if removes, !dryRun {
        if !yes { try confirm(stack.model.name) }
        for (place, step) in steps.enumerated() where step.verdict == .removes {
          let result = cleanup.run(step)
          results[place] = result
          if format == .human { Console.print(CleanupText.result(step, result)) }
        }
      }
      if format == .json {
        Console.print(
          CleanupText.json(
            zip(steps, results).map { ($0, $1) }, stack.model.name, olderThan, isDry: dryRun))
      }
      isWhole =
        results.allSatisfy { $0?.isDone ?? true } && steps.allSatisfy { $0.verdict != .silent }
    } catch {
      throw StackOptions.refuse(folder, error)
    }
    guard isWhole else { throw ExitCode(1) }
  }

  private func confirm(_ project: String) throws(ProvisionFailure) {
    try StackOptions.confirm(
      project, "That data of '\(project)' will be lost.",
      else: "data of '\(project)' would be lost, and nobody can be asked",
      help: "Give --yes as well, if that is meant; --dry-run only looks.")
  }
}

/// A plan of what goes and what came of it, in words and for programs.
enum CleanupText {
  private static let mostItems = 20

  /// What would be done.
  static func plan(_ steps: [CleanupStep], _ project: String, _ age: Age) -> String {
    var text = "\(project): data older than \(age)\n"
    let width = steps.map(\.store.count).max() ?? 0
    for step in steps {
      let verb = ["removes": "remove", "keeps": "keep", "silent": "SILENT"][step.verdict.rawValue]
      let size = step.bytes.map { ", \(HostInspector.size($0))" } ?? ""
      text +=
        "  \((verb ?? "").padded(to: 6)) \(step.store.padded(to: width))  \(step.words)\(size)\n"
      for item in step.items.prefix(mostItems) {
        let size = item.bytes.map { " (\(HostInspector.size($0)))" } ?? ""
        text += "           \(item.name)\(size)\n"
      }
      let rest = step.items.count - mostItems
      if rest > 0 { text += "           and \(rest) more\n" }
      if let help = step.help { text += "           help: \(help)\n" }
    }
    if !steps.contains(where: { $0.verdict == .removes }) { text += "  nothing is removed\n" }
    return text
  }

  /// What came of a step.
  static func result(_ step: CleanupStep, _ result: CleanupResult) -> String {
    let freed = result.freed.map { ", \(HostInspector.size($0)) freed" } ?? ""
    return "\(result.isDone ? "ok" : "FAILED") \(step.store): \(result.words)\(freed)\n"
  }

  /// Steps and what came of them.
  static func json(
    _ steps: [(CleanupStep, CleanupResult?)], _ project: String, _ age: Age, isDry: Bool
  ) -> String {
    let list = steps.map { step, result in
      Value.mapping([
        .init("store", .string(step.store)), .init("verdict", .string(step.verdict.rawValue)),
        .init("words", .string(step.words)), .init("help", .optional(step.help)),
        .init("bytes", .optional(step.bytes)),
        .init(
          "items",
          .sequence(
            step.items.map {
              .mapping([.init("name", .string($0.name)), .init("bytes", .optional($0.bytes))])
            })),
        .init(
          "result",
          result.map {
            .mapping([
              .init("done", .bool($0.isDone)), .init("words", .string($0.words)),
              .init("freed_bytes", .optional($0.freed)),
            ])
          } ?? .null),
      ])
    }
    return StackAnswer.json([
      .init("project", .string(project)), .init("older_than_seconds", .integer(age.seconds)),
      .init("dry_run", .bool(isDry)), .init("steps", .sequence(list)),
    ])
  }
}

/// How old something is, on the command line: hours, days or weeks.
struct Age: ExpressibleByArgument, CustomStringConvertible {
  let seconds: Int
  let description: String

  init?(argument: String) {
    let units: [Character: Int] = ["h": 3600, "d": 86_400, "w": 7 * 86_400]
    guard let unit = argument.last.flatMap({ units[$0] }), let number = Int(argument.dropLast()),
      (1...100_000).contains(number)
    else { return nil }
    seconds = number * unit
    description = argument
  }
}
