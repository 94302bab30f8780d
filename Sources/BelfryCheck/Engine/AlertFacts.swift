import BelfryPromQL
import BelfryYAML

/// What rules that look at the whole bundle ask about an alert: small, so that thousands can be kept.
struct AlertFacts: Sendable {
  /// Path of the rule file.
  let file: String
  /// The whole rule.
  let rule: Node
  /// The alert's name.
  let name: Node
  /// Labels of the series that the expression returns, with what decides about each; nothing where
  /// the expression cannot be read.
  let series: LabelSet?
  /// Milliseconds between two evaluations, where the group says it.
  let interval: Int64?

  init(_ rule: RuleFacts, _ group: GroupSubject, file: String) {
    self.file = file
    self.rule = rule.node
    name = rule.name ?? rule.node
    series = rule.expression?.labels
    interval = group.interval
  }

  /// A label that the rule itself sets.
  func label(_ name: String) -> Node? {
    rule["labels"]?.merged.first { $0.key.text == name }?.value
  }

  /// Whether the alert may carry a label: from the rule or from its series.
  func mayHave(_ name: String) -> Bool {
    if name == "alertname" || label(name) != nil { return true }
    guard let series else { return true }
    return series[name].presence != .never
  }
}
