import ArgumentParser
import BelfryGenerate
import BelfryHTTP
import BelfryProvision
import BelfryReport
import BelfryYAML

/// `belfry metrics`.
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "Shows the present values of what the bundle records and what services serve.",
    discussion: """
      First the series of its recording rules: rates, ratios and percentiles by service, without \
      parts of histograms. Then, by 'belfry.yaml' in the bundle's folder, the metrics that services \
      declare themselves, and those that packs know: counters as so much a second, histograms as \
      percentiles. 'no data' stands where there is none now.
      """)

  @Argument(help: "Folder of the bundle.", completion: .directory)
  var folder = "."

  @Flag(help: "Metrics of dependencies, exporters and the stack itself as well.")
  var all = false

  @Option(help: "human or json.")
  var format = StackFormat.human

  @Option(help: "Folder with packs of your own.", completion: .directory)
  var templates: String?

  func run() throws {
    let place = try StackOptions.folder(folder)
    let plan = try StackProfile.read(place)?.plan(templates)
    let measures = plan.map { $0.ownMeasures + $0.packMeasures(all: all) } ?? []
    let stack = try StackOptions.stack(place)
    do throws(ProvisionFailure) {
      let rows = try StackOptions.ask("prometheus", of: stack) {
        client throws(HTTPFailure) in
        try RecordedValue.all(of: stack, client) + RecordedValue.all(of: measures, client)
      }
      Console.print(format == .json ? Self.json(rows) : Self.text(rows))
    } catch {
      throw StackOptions.refuse(folder, error)
    }
  }

  private static let titles: [(origin: Measure.Origin, title: String)] = [
    (.recorded, "recorded"), (.own, "declared by services"), (.pack, "known by packs"),
  ]

  private static func text(_ rows: [RecordedValue]) -> String {
    guard !rows.isEmpty else { return "the bundle records nothing, and declares nothing\n" }
    var sections: [String] = []
    for (origin, title) in titles {
      let rows = rows.filter { $0.origin == origin }
      guard !rows.isEmpty else { continue }
      let width = rows.map { TextWidth.columns(of: $0.name) }.max() ?? 0
      let lines = rows.map { row in
        let value = row.value.map { MeasureText.value($0, row.unit) } ?? "no data"
        let labels = TextWidth.plain(row.labels)
        let name = TextWidth.padded(row.name, to: width)
        let line = "  \(name)  \(labels.isEmpty ? value : value.padded(to: 12)) \(labels)"
        return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
      }
      sections.append("\(title)\n" + lines.joined())
    }
    return sections.joined(separator: "\n")
  }

  private static func json(_ rows: [RecordedValue]) -> String {
    let list = rows.map { row in
      Value.mapping([
        .init("name", .string(row.name)), .init("labels", .string(row.labels)),
        .init("origin", .string(row.origin.rawValue)),
        .init("part", .optional(row.part)), .init("unit", .optional(row.unit)),
        .init("value", .optional(row.value)),
      ])
    }
    return StackAnswer.json([.init("metrics", .sequence(list))])
  }
}
