import ArgumentParser
import BelfryCheck
import BelfryExposition
import BelfrySource

/// `belfry lint`.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Checks what programs expose: the text, names of metrics, and how many series.",
    discussion: """
      Reads Prometheus' text format and OpenMetrics, packed by gzip or not, as a stream: a text of \
      any size needs memory for its series alone. Each file is one scrape of one target. Ends with \
      1 on errors, or as --fail-on says. A comment '# belfry:allow RULE because …' above a metric \
      allows a finding, '# belfry:budget label=… metric=… job=…' sets the text's own budgets, and \
      '.belfry.yml' those of the project.
      """)

  @Argument(help: "Files; '-' is standard input.", completion: .file())
  var paths: [String]

  @OptionGroup var selection: RuleSelection

  @OptionGroup var reporting: ReportOptions

  @OptionGroup var known: BaselineOptions

  @Option(help: "An earlier scrape of the same target, to find what grows.", completion: .file())
  var against: String?

  @Option(help: "The format: auto, prometheus or openmetrics.")
  var dialect = Dialect.auto

  @Option(help: "Most values of a label of a metric; 100 unless said.")
  var budgetLabel: Int?

  @Option(help: "Most series of a metric; 1000 unless said.")
  var budgetMetric: Int?

  @Option(help: "Most series of a scrape; 10000 unless said.")
  var budgetJob: Int?

  /// Formats of texts, as the command line names them.
  enum Dialect: String, ExpressibleByArgument, CaseIterable {
    case auto, prometheus, openmetrics

    var known: ExpositionDialect? {
      switch self {
      case .auto: nil
      case .prometheus: .prometheus
      case .openmetrics: .openMetrics
      }
    }
  }

  func validate() throws {
    for budget in [budgetLabel, budgetMetric, budgetJob].compactMap(\.self) where budget < 1 {
      throw ValidationError("A budget is at least 1.")
    }
    if against != nil, paths.count > 1 {
      throw ValidationError("With --against, one scrape is compared with one other.")
    }
  }

  func run() throws {
    let scope = try selection.scope(for: paths)
    var options = try selection.options(scope)
    options.budgets = budgets(options.settings.budgets)
    let earlier = try against.map { try read($0, after: nil) }
    var input = try CheckInput([], scope)
    var found: [Diagnostic] = []
    var series = 0
    for path in paths {
      let table = try read(path, after: earlier)
      series += table.seriesCount
      let (diagnostics, source) = MetricLint.check(table, path: path, options, earlier: earlier)
      found += diagnostics
      input.files.append(source)
    }
    found = try known.apply(found.inOrder(), input, scope)
    let size = "\(Summary.count(paths.count, "scrape")) read, \(series) series"
    let weight = reporting.failOn?.severity ?? scope?.settings.leastWeight ?? .error
    reporting.show(
      found, input, failing: weight, summary: "\(size): \(Summary.problems(found))\n")
    if found.contains(where: { $0.severity >= weight }) { throw ExitCode(1) }
  }

  private func budgets(_ settings: BudgetSettings) -> CardinalityBudgets {
    var budgets = CardinalityBudgets(settings)
    budgets.label = budgetLabel ?? budgets.label
    budgets.metric = budgetMetric ?? budgets.metric
    budgets.job = budgetJob ?? budgets.job
    return budgets
  }

  /// Counts a scrape.
  private func read(_ path: String, after earlier: FamilyTable?) throws -> FamilyTable {
    try ExpositionInput(path).count(as: dialect.known, after: earlier)
  }
}
