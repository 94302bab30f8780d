package import BelfryExposition
package import BelfrySource
import BelfryYAML

/// Judges scrapes: their text, their names, and how many series they make.
package enum MetricLint {
  /// Findings in a scrape that was read as a stream, and the lines that they are about.
  ///
  /// - Parameter earlier: An earlier scrape of the same target, after which `table` was counted.
  package static func check(
    _ table: FamilyTable, path: String, _ options: CheckOptions = CheckOptions(),
    earlier: FamilyTable? = nil
  ) -> (diagnostics: [Diagnostic], source: SourceFile) {
    var found = findings(in: table, path, options, earlier)
    var spans = table.comments.map(\.place.span)
    let source = ScrapeExcerpt(table).source(path: path, &found, &spans)
    let comments = zip(table.comments, spans).map {
      Comment(span: $1, text: $0.text, ownLine: true)
    }
    var suppressions = ScrapeFile(source, table).suppressions(comments)
    return (shown(suppressions.apply(found) { options.shows($0.id) }, options), source)
  }

  /// What Prometheus has against an answer as a whole, before it reads the text.
  package static func complaint(
    _ message: String, path: String, _ options: CheckOptions = CheckOptions()
  ) -> [Diagnostic] {
    let finding = Diagnostic(
      CheckRule.expositionSyntax.id, .error, message,
      help: "Send 'text/plain; version=0.0.4', or give the job a fallback_scrape_protocol.",
      file: path, at: nil)
    return shown([finding].filter { options.shows($0.id) }, options)
  }

  /// Findings in a scrape that is at hand as a whole.
  package static func check(
    _ source: SourceFile, _ options: CheckOptions = CheckOptions(), earlier: SourceFile? = nil
  ) -> [Diagnostic] {
    let old = earlier.map { ScrapeFile($0).table }
    let file = ScrapeFile(source, after: old)
    var suppressions = file.suppressions
    let found = findings(in: file.table, source.path, options, old)
    return shown(suppressions.apply(found) { options.shows($0.id) }, options)
  }

  /// What the text and the rules show, allowed or not.
  static func findings(
    in table: FamilyTable, _ path: String, _ options: CheckOptions, _ earlier: FamilyTable? = nil
  ) -> [Diagnostic] {
    let scrape = Scrape(table, earlier: earlier, options)
    let workspace = Workspace([], paths: [])
    var found = problems(table, path)
    for rule in options.rules {
      var reporter = Reporter(rule, path, workspace)
      switch rule.check {
      case .metricFamily(let check):
        for family in table.families where family.sampleCount > 0 {
          check(family, scrape, &reporter)
        }
      case .scrape(let check): check(scrape, &reporter)
      default: continue
      }
      found += cut(reporter.found, to: most)
    }
    return found
  }

  /// Findings of one rule in one scrape after which the rest is only counted.
  private static let most = 1000
  /// Wrong lines of one text after which the rest is only counted.
  private static let mostLines = 100

  /// What is wrong with the text.
  private static func problems(_ table: FamilyTable, _ path: String) -> [Diagnostic] {
    let all = table.problems.map { diagnostic($0, path) }
    let lines = cut(
      all.filter { $0.id == CheckRule.expositionSyntax.id }, to: mostLines,
      more: table.moreProblems)
    return lines + all.filter { $0.id != CheckRule.expositionSyntax.id }
  }

  /// The first findings of a rule, and how many more there are.
  private static func cut(_ found: [Diagnostic], to most: Int, more: Int = 0) -> [Diagnostic] {
    let rest = max(0, found.count - most) + more
    guard rest > 0, var last = found.prefix(most).last else { return found }
    last.message = "\(rest) more findings of this kind are not shown"
    last.help = nil
    return found.prefix(most) + [last]
  }

  /// A problem of the text: an error where some reader refuses it.
  private static func diagnostic(_ problem: ExpositionProblem, _ path: String) -> Diagnostic {
    let id = "exposition/\(problem.kind.rawValue)"
    let severity: Severity =
      problem.refusers.isEmpty ? CheckRule.named(id)?.severity ?? .warning : .error
    var help = problem.help
    if problem.refusers == .tools, problem.kind == .syntax, help == nil {
      help = "Prometheus takes it; promtool, the Pushgateway and textfile collectors do not."
    } else if problem.refusers == .server, help == nil {
      help = "promtool takes it; Prometheus does not."
    }
    return Diagnostic(id, severity, problem.message, help: help, file: path, at: problem.span)
  }

  static func shown(_ found: [Diagnostic], _ options: CheckOptions) -> [Diagnostic] {
    found.filter { options.shows($0.id) && options.scope?.entry(for: $0) == nil }
      .map(options.weighed)
  }
}
