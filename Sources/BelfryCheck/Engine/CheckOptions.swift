package import BelfrySource

/// Which rules run, and how much they weigh.
package struct CheckOptions: Sendable {
  /// Ids or families of the rules that run; empty for all.
  package var only: Set<String> = []
  /// Ids or families of rules that do not run.
  package var ignored: Set<String> = []
  /// Severities that a project gives to rules.
  package var severities: [String: Severity] = [:]

  /// All rules as they are.
  package init(only: Set<String> = [], ignored: Set<String> = []) {
    self.only = only
    self.ignored = ignored
  }

  /// Whether findings of a rule are shown.
  package func shows(_ id: String) -> Bool {
    let names = [id, String(id.prefix { $0 != "/" })]
    return (only.isEmpty || names.contains(where: only.contains))
      && !names.contains(where: ignored.contains)
  }

  /// The rules that run.
  var rules: [CheckRule] { CheckRule.all.filter { shows($0.id) } }

  /// A finding with the weight that the project gives it.
  func weighed(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let severity = severities[diagnostic.id] else { return diagnostic }
    var diagnostic = diagnostic
    diagnostic.severity = severity
    return diagnostic
  }
}
