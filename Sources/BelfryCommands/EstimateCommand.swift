import ArgumentParser
import BelfryCatalogue
import BelfryGenerate
import BelfryProfile
import BelfryYAML

/// `belfry estimate`.
struct EstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "Says how many series a profile's stack has, and what they need and cost.",
    discussion: """
      Counts what exporters serve, what services declare, and what rules write; from that follow \
      samples, disk, memory, logs, and the price of managed services. Ends with 1 when a budget \
      of the profile is exceeded. Nothing is started or asked: these are estimates.
      """)

  @Argument(help: "The profile.", completion: .file(extensions: ["yaml", "yml"]))
  var profile = "belfry.yaml"

  @Option(help: "human or json.")
  var format = OutputFormat.human

  @Option(help: "By what series are listed: job or metric.")
  var by = EstimateTable.Order.job

  @Option(help: "How many rows a list has at most.")
  var top = 20

  @Option(
    help: "SIZE=NUMBER or DEPENDENCY.SIZE=NUMBER, before what the profile says: cpus=8.",
    completion: .list(["cpus=", "containers=", "interfaces=", "disks="]))
  var expect: [String] = []

  @Option(help: "Folder with packs of your own.", completion: .directory)
  var templates: String?

  func validate() throws {
    guard top > 0 else { throw ValidationError("--top is at least 1.") }
    _ = try sizes()
  }

  func run() throws {
    let (profile, file) = try Input.profile(profile)
    let catalogue = try Input.catalogue(templates)
    let (plan, planned) = Planner.plan(profile, from: file, using: catalogue)
    guard let plan else {
      Console.show(planned, [file])
      throw ExitCode(2)
    }
    var assumptions = Estimator.Assumptions()
    assumptions.sizes = try sizes()
    try refuseUnknown(assumptions.sizes, plan)
    let estimate = Estimator.estimate(plan, assumptions)
    let dated = catalogue.prices.dated
    switch format {
    case .human:
      let table = EstimateTable(
        estimate, title: plan.title, dated: dated,
        style: Console.showsBlocks(1) ? .blocks : .ascii, by: by, most: top)
      Console.print(table.text)
    case .json:
      let value = estimate.json(
        version: BelfryCommand.version, project: plan.project, dated: dated)
      Console.print(String(decoding: JSONWriter().write(value), as: UTF8.self))
    }
    if estimate.verdicts.contains(where: \.isFailing) { throw ExitCode(1) }
  }

  private func sizes() throws -> [String: Int] {
    var sizes: [String: Int] = [:]
    for text in expect {
      let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let number = Int(parts[1]), number >= 0, !parts[0].isEmpty else {
        throw ValidationError("'\(text)' is not SIZE=NUMBER, as in cpus=8.")
      }
      sizes[String(parts[0])] = number
    }
    return sizes
  }

  private func refuseUnknown(_ sizes: [String: Int], _ plan: StackPlan) throws {
    let known = plan.sizes
    for name in sizes.keys.sorted() where !known.contains(name) {
      Console.error(
        "error: no size is called '\(name)'\n  help: there are: \(known.joined(separator: ", "))")
      throw ExitCode(2)
    }
  }
}

extension EstimateTable.Order: ExpressibleByArgument {}
