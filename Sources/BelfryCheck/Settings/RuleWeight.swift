package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// What a project makes of a rule: how much its findings weigh, or that it does not run.
package enum RuleWeight: String, CaseIterable, Sendable {
  case off, advice, warning, error

  /// The weight of findings; nothing where the rule does not run.
  package var severity: Severity? { Severity(rawValue: rawValue) }
}

/// A weight in a file: `off` without quotes is a truth value to YAML 1.1.
package enum RuleWeightKind: ScalarKind {
  /// The weight.
  package static func read(_ text: String) -> RuleWeight? { RuleWeight(rawValue: text) }
  /// Truth values.
  package static func takes(plain type: ScalarType) -> Bool {
    if case .bool = type { true } else { false }
  }
  /// The words.
  package static var shape: Shape { .choice(RuleWeight.allCases.map(\.rawValue)) }
}
