import ArgumentParser
import BelfryCheck
import BelfryExposition
import BelfryHTTP
import BelfrySource
import Glibc

/// `belfry lint`.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Checks what programs expose: the text, names of metrics, and how many series.",
    discussion: """
      Reads Prometheus' text format and OpenMetrics, packed by gzip or not, as a stream: a text of \
      any size needs memory for its series alone. Each file or address is one scrape of one target; a \
      profile, or a pack's metrics.yaml, is judged by the metrics that it defines; \
      --prometheus asks a running server for what it has scraped. Ends with 1 on errors, or as \
      --fail-on says, with 3 where no server answers. Secrets come from files or from \
      BELFRY_PASSWORD and BELFRY_BEARER, are sent to every address that is named, and never where a \
      redirect leads elsewhere. A comment '# belfry:allow RULE because …' above a metric \
      allows a finding, '# belfry:budget label=… metric=… job=…' sets the text's own budgets, and \
      '.belfry.yml' those of the project.
      """)

  @Argument(
    help: "Files, or http:// and https:// addresses; '-' is standard input.", completion: .file())
  var paths: [String] = []

  @Option(
    help: """
      The address of a Prometheus server: lints one target of each of its jobs as it is stored, and \
      says what grows in it.
      """)
  var prometheus: String?

  @OptionGroup var connection: ConnectionOptions

  @OptionGroup var selection: RuleSelection

  @OptionGroup var reporting: ReportOptions

  @OptionGroup var known: BaselineOptions

  @Option(help: "An earlier scrape of the same target, to find what grows.", completion: .file())
  var against: String?

  @Option(help: "Scrapes addresses once more after such a time, as 30s, to find what grows.")
  var again: TimeSpan?

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
    if paths.isEmpty, prometheus == nil {
      throw ValidationError("Name files or addresses, or a server with --prometheus.")
    }
    if against != nil, paths.count > 1 {
      throw ValidationError("With --against, one scrape is compared with one other.")
    }
    if again != nil, against != nil || !paths.contains(where: WebAddress.isMeant) {
      throw ValidationError("--again needs an address, and no --against.")
    }
  }

  func run() throws {
    let scope = try selection.scope(
      for: paths.map { WebAddress.isMeant(by: $0) ? "." : $0 } + (prometheus == nil ? [] : ["."]))
    var options = try selection.options(scope)
    options.budgets = budgets(options.settings.budgets)
    var input = try CheckInput([], scope)
    var report = LintReport()
    try lintScrapes(options, &report)
    if let prometheus {
      try ServerReader(prometheus, connection).lint(options, &report, quiet: reporting.quiet)
    }
    input.files = report.sources
    let found = try known.apply(report.found.inOrder(), input, scope)
    let weight = reporting.failOn?.severity ?? scope?.settings.leastWeight ?? .error
    reporting.show(
      found, input, failing: weight,
      summary: report.notes + "\(report.size): \(Summary.problems(found))\n")
    if found.contains(where: { $0.severity >= weight }) { throw ExitCode(1) }
  }

  private func lintScrapes(_ options: CheckOptions, _ report: inout LintReport) throws {
    guard !paths.isEmpty else { return }
    let isLive = paths.contains(where: WebAddress.isMeant)
    let session = isLive ? try connection.session() : nil
    let earlier = try against.map { try read($0, after: nil, session).table }
    var first: [String: FamilyTable] = [:]
    if let again {
      for path in paths where WebAddress.isMeant(by: path) {
        first[path] = try read(path, after: nil, session).table
      }
      pause(again.duration)
    }
    for path in paths {
      if let defined = try define(path, options) {
        report.found += defined.found
        report.definitions += defined.count
        report.isDefined = true
        report.sources.append(defined.source)
        continue
      }
      let earlier = earlier ?? first[path]
      let (table, name, complaint) = try read(path, after: earlier, session)
      report.series += table.seriesCount
      report.scrapes += 1
      let (diagnostics, source) = MetricLint.check(table, path: name, options, earlier: earlier)
      report.found += diagnostics
      if let complaint { report.found += MetricLint.complaint(complaint, path: name, options) }
      report.sources.append(source)
    }
  }

  /// Waits, however often it is woken.
  private func pause(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    var rest = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    var left = timespec()
    while nanosleep(&rest, &left) != 0, errno == EINTR { rest = left }
  }

  /// Findings in a profile or a pack's table of metrics; nothing where a file is neither.
  private func define(
    _ path: String, _ options: CheckOptions
  ) throws -> (found: [Diagnostic], source: SourceFile, count: Int)? {
    guard !WebAddress.isMeant(by: path), path.hasSuffix(".yaml") || path.hasSuffix(".yml") else {
      return nil
    }
    let file = try Input.file(path)
    var options = options
    // What a profile says counts before the project's settings, and the command line before both.
    if budgetLabel == nil, budgetMetric == nil, budgetJob == nil { options.budgets = nil }
    return DefinitionLint.check(file, options).map { ($0.found, file, $0.count) }
  }

  private func budgets(_ settings: BudgetSettings) -> CardinalityBudgets {
    var budgets = CardinalityBudgets(settings)
    budgets.label = budgetLabel ?? budgets.label
    budgets.metric = budgetMetric ?? budgets.metric
    budgets.job = budgetJob ?? budgets.job
    return budgets
  }

  /// Counts a scrape, of a file or of an address.
  private func read(
    _ path: String, after earlier: FamilyTable?, _ session: HTTPSession?
  ) throws -> (table: FamilyTable, name: String, complaint: String?) {
    guard let session, WebAddress.isMeant(by: path) else {
      let input = try ExpositionInput.file(path)
      return (try input.count(as: dialect.known, after: earlier), path, nil)
    }
    let answered = try ExpositionInput.scrape(
      try ConnectionOptions.address(path), as: dialect.known, by: session, connection
    ) { if !reporting.quiet { Console.error($0) } }
    let table = try answered.input.count(as: dialect.known, after: earlier)
    return (table, answered.input.name, answered.complaint)
  }
}

/// What was found in several scrapes.
struct LintReport {
  /// The findings.
  var found: [Diagnostic] = []
  /// Lines that findings are about.
  var sources: [SourceFile] = []
  /// Number of scrapes that were read.
  var scrapes = 0
  /// Number of their series.
  var series = 0
  /// Number of metrics that were defined, in profiles and tables.
  var definitions = 0
  /// Whether a profile or a table was read.
  var isDefined = false
  /// What is said before the summary.
  var notes = ""

  /// How much there was.
  var size: String {
    let defined = isDefined ? ["\(Summary.count(definitions, "metric")) defined"] : []
    let read = "\(Summary.count(scrapes, "scrape")) read, \(series) series"
    return (defined + (isDefined && scrapes == 0 ? [] : [read])).joined(separator: ", ")
  }
}
