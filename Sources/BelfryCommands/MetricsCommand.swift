import ArgumentParser
import BelfryHTTP
import BelfryProvision
import BelfryYAML

/// `belfry metrics`.
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "Shows the present values of what the bundle records of its services.",
    discussion: """
      These are the series of its recording rules: rates, ratios and percentiles by service. \
      Parts of histograms are left out. 'no data' stands where a rule has no result now.
      """)

  @Argument(help: "Folder of the bundle.", completion: .directory)
  var folder = "."

  @Option(help: "human or json.")
  var format = StackFormat.human

  func run() throws {
    let stack = try StackOptions.stack(try StackOptions.folder(folder))
    do throws(ProvisionFailure) {
      let rows = try StackOptions.ask("prometheus", of: stack) {
        client throws(HTTPFailure) in try RecordedValue.all(of: stack, client)
      }
      Console.print(format == .json ? Self.json(rows) : Self.text(rows))
    } catch {
      throw StackOptions.refuse(folder, error)
    }
  }

  private static func text(_ rows: [RecordedValue]) -> String {
    guard !rows.isEmpty else { return "the bundle records nothing\n" }
    let width = rows.map(\.name.count).max() ?? 0
    return rows.map { row in
      let value = row.value.map(MeasureText.short) ?? "no data"
      return "\(row.name.padded(to: width))  \(value.padded(to: 12)) \(row.labels)\n"
    }.joined()
  }

  private static func json(_ rows: [RecordedValue]) -> String {
    let list = rows.map { row in
      Value.mapping([
        .init("name", .string(row.name)), .init("labels", .string(row.labels)),
        .init("value", row.value.flatMap { $0.isFinite ? .number("\($0)") : nil } ?? .null),
      ])
    }
    return StackAnswer.json([.init("metrics", .sequence(list))])
  }
}
