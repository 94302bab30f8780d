package import BelfrySource
package import BelfryYAML

/// Alerts that keep others from being sent.
package struct InhibitRule: CheckedModel, Sendable {
  package var name: Located<String>?
  package var sourceMatch: LabelMap = LabelMap()
  package var sourceMatchRe: LabelMap = LabelMap()
  package var sourceMatchers: Matchers?
  package var targetMatch: LabelMap = LabelMap()
  package var targetMatchRe: LabelMap = LabelMap()
  package var targetMatchers: Matchers?
  package var equal: [Located<String>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Alerts that keep others from being sent."

  /// Reports labels that are no names, and expressions that cannot be read.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.checkLabels(equal, node)
    for labels in [sourceMatch, sourceMatchRe, targetMatch, targetMatchRe] {
      labels.checkNames(legacy: true, &context)
    }
    sourceMatchRe.checkExpressions(&context)
    targetMatchRe.checkExpressions(&context)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Name of the rule in metrics.", .since("0.30"))
    visit.key(
      "source_match", &sourceMatch,
      "Labels of the alerts that silence.", .deprecated(since: "0.22", instead: "source_matchers"))
    visit.key(
      "source_match_re", &sourceMatchRe,
      "Expressions for the labels of the alerts that silence.",
      .deprecated(since: "0.22", instead: "source_matchers"))
    visit.key("source_matchers", &sourceMatchers, "Conditions for the alerts that silence.")
    visit.key(
      "target_match", &targetMatch,
      "Labels of the alerts that are silenced.",
      .deprecated(since: "0.22", instead: "target_matchers"))
    visit.key(
      "target_match_re", &targetMatchRe,
      "Expressions for the labels of the alerts that are silenced.",
      .deprecated(since: "0.22", instead: "target_matchers"))
    visit.key("target_matchers", &targetMatchers, "Conditions for the alerts that are silenced.")
    visit.key("equal", &equal, "Labels that must be equal on both sides.")
  }
}
