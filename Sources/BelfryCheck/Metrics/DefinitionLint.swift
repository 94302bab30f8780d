import BelfryCatalogue
import BelfryExposition
package import BelfryProfile
package import BelfrySource
import BelfryYAML

/// Judges metrics that are defined before any program serves them: those that a profile declares,
/// and those of a pack's table.
package enum DefinitionLint {
  /// Findings in a profile or in a pack's `metrics.yaml`; nothing where a file is neither.
  package static func check(
    _ file: SourceFile, _ options: CheckOptions = CheckOptions()
  ) -> (found: [Diagnostic], count: Int)? {
    let parsed = parseYAML(file)
    guard let root = parsed.roots.first(where: { !$0.isNull }), root.kind == .mapping else {
      return nil
    }
    var metrics: [DefinedMetric]
    var budgets = options.budgets ?? CardinalityBudgets(options.settings.budgets)
    var found: [Diagnostic] = []
    if root["project"] != nil || root["services"] != nil {
      let (profile, problems) = ProfileReader.read(file)
      guard let profile else { return (problems, 0) }
      budgets.take(profile.budgets, before: options.budgets)
      metrics = DefinedMetric.all(in: profile)
      found = problems
    } else if root["metrics"]?.kind == .mapping {
      var context = DecodeContext(file: file.path, takesExtensions: true)
      metrics = MetricTable.decode(root, &context).map { DefinedMetric.all(in: $0) } ?? []
      found = parsed.diagnostics + context.diagnostics
    } else {
      return nil
    }
    found += names(metrics, file.path, options) + sizes(metrics, file.path, budgets, options)
    var suppressions = Suppressions(parsed)
    found = suppressions.apply(found.inOrder()) { options.shows($0.id) }
    return (
      found.filter { options.shows($0.id) && options.scope?.entry(for: $0) == nil }
        .map(options.weighed), metrics.count
    )
  }

  /// What a profile's declared metrics say of their size, for checks of whole bundles.
  package static func sizes(
    of profile: Profile, _ path: String, _ options: CheckOptions = CheckOptions()
  ) -> [Diagnostic] {
    var budgets = options.budgets ?? CardinalityBudgets(options.settings.budgets)
    budgets.take(profile.budgets, before: options.budgets)
    return sizes(DefinedMetric.all(in: profile), path, budgets, options)
  }

  // MARK: Names

  /// Findings of the rules about names, where the names are defined.
  private static func names(
    _ metrics: [DefinedMetric], _ path: String, _ options: CheckOptions
  ) -> [Diagnostic] {
    let text = DefinitionText(metrics)
    let table = FamilyTable.read(text.bytes)
    let scrape = Scrape(table, earlier: nil, options)
    let workspace = Workspace([], paths: [])
    var found: [Diagnostic] = []
    for rule in options.rules where rule.family == "metrics" {
      guard rule.id != CheckRule.noHelp.id else {
        found += withoutHelp(metrics, path)
        continue
      }
      var reporter = Reporter(rule, path, workspace)
      switch rule.check {
      case .metricFamily(let check):
        for family in table.families { check(family, scrape, &reporter) }
      case .scrape(let check): check(scrape, &reporter)
      default: continue
      }
      found += reporter.found
    }
    return found.map { diagnostic in
      guard diagnostic.id != CheckRule.noHelp.id else { return diagnostic }
      var diagnostic = diagnostic
      diagnostic.span = text.origin(of: diagnostic.span)
      diagnostic.related = []
      diagnostic.fixes = []
      return diagnostic
    }
  }

  private static func withoutHelp(_ metrics: [DefinedMetric], _ path: String) -> [Diagnostic] {
    let silent = metrics.filter { $0.help?.isEmpty != false }
    guard let first = silent.first else { return [] }
    // What is missing everywhere is told once.
    let rest = silent.count > 10 ? silent.count - 1 : 0
    return (rest > 0 ? [first] : silent).map { metric in
      Diagnostic(
        CheckRule.noHelp.id, CheckRule.noHelp.severity,
        "'\(metric.name.value)' has no help text"
          + (rest > 0 ? ", nor have \(rest) other metrics" : ""),
        help: "Say it under 'help'.", file: path, at: metric.name.span)
    }
  }

  // MARK: Sizes

  /// Findings about how many series they make.
  private static func sizes(
    _ metrics: [DefinedMetric], _ path: String, _ budgets: CardinalityBudgets,
    _ options: CheckOptions
  ) -> [Diagnostic] {
    let ids = Set(options.rules.map(\.id))
    let all =
      DefinitionSize.endless(metrics, path) + DefinitionSize.wide(metrics, path, budgets)
      + DefinitionSize.large(metrics, path, budgets)
    return all.filter { ids.contains($0.id) }
  }
}

extension CardinalityBudgets {
  /// Takes what a profile says, where the command line says nothing.
  mutating func take(_ profile: BudgetProfile, before said: CardinalityBudgets?) {
    guard said == nil else { return }
    label = profile.label?.value ?? label
    metric = profile.metric?.value ?? metric
    job = profile.job?.value ?? job
  }
}
