import BelfryModels
package import BelfrySource
import BelfryYAML

/// Which rules run, and how much they weigh.
package struct CheckOptions: Sendable {
  /// Ids or families of the rules that run; empty for all.
  package var only: Set<String> = []
  /// Ids or families of rules that do not run.
  package var ignored: Set<String> = []
  /// The weight below which rules do not run; what models report is not touched.
  package var leastSeverity = Severity.advice
  /// Whether findings bring mends even where these are costly to work out.
  package var wantsMends = true
  /// What the project says.
  package var scope: SettingsScope?
  /// What a scrape may have, where that is not what the project says.
  package var budgets: CardinalityBudgets?
  /// Types that metrics are known to have, before those of the catalogue.
  package var metricTypes: [String: String] = [:]
  /// What Compose knows besides the files that are checked.
  package var surroundings = ComposeSurroundings()

  /// All rules as they are.
  package init(only: Set<String> = [], ignored: Set<String> = [], scope: SettingsScope? = nil) {
    self.only = only
    self.ignored = ignored
    self.scope = scope
  }

  /// The project's settings, or the usual ones.
  package var settings: CheckSettings { scope?.settings ?? CheckSettings() }

  /// Whether findings of a rule are shown; a rule that is asked for by name always is.
  package func shows(_ id: String) -> Bool {
    if only.isEmpty, ignored.isEmpty, scope?.settings.rules.isEmpty ?? true { return true }
    let names = Self.names(of: id)
    guard !names.contains(where: ignored.contains) else { return false }
    if only.contains(id) { return true }
    return (only.isEmpty || names.contains(where: only.contains)) && weight(id) != .off
  }

  /// The rules that run.
  var rules: [CheckRule] {
    CheckRule.all.filter { $0.severity >= leastSeverity && shows($0.id) }
  }

  /// What the project makes of a rule.
  private func weight(_ id: String) -> RuleWeight? {
    guard let rules = scope?.settings.rules, !rules.isEmpty else { return nil }
    for name in Self.names(of: id) {
      if let weight = rules[name]?.meaning { return weight }
    }
    return nil
  }

  /// Names under which a project may speak of a finding, the most particular first.
  private static func names(of id: String) -> [String] {
    let family = String(id.prefix { $0 != "/" })
    guard let rule = CheckRule.named(id), rule.id != id else { return [id, family] }
    return [id, rule.id, family, rule.family]
  }

  /// A finding with the weight that the project gives it.
  func weighed(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let severity = weight(diagnostic.id)?.severity else { return diagnostic }
    var diagnostic = diagnostic
    diagnostic.severity = severity
    return diagnostic
  }
}
