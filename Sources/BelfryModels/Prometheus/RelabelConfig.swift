package import BelfrySource
package import BelfryYAML

/// One step of relabelling.
package struct RelabelConfig: CheckedModel, Sendable {
  package var sourceLabels: [Located<String>] = []
  package var separator: Located<String>?
  package var targetLabel: Located<String>?
  package var regex: Located<String>?
  package var modulus: Located<Count>?
  package var replacement: Located<String>?
  package var action: Located<RelabelAction>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One step of relabelling."

  /// Reports labels without a name, and an action that is left empty.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    for label in sourceLabels where label.value.isEmpty {
      context.report(
        "value/bad-label", at: label.span ?? node.span, "'' is not a label name",
        help: "name the label, or take it out")
    }
    if let action = node["action"], action.isNull {
      context.report(
        "value/missing", at: action.span.isEmpty ? node.span : action.span, "'action' is empty",
        help: "say what the step does, or take the key out for 'replace'")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("source_labels", &sourceLabels, "Labels whose values are joined.")
    visit.key("separator", &separator, "Text between the joined values.", .byDefault(";"))
    visit.key("target_label", &targetLabel, "Label that is written.")
    visit.key(
      "regex", &regex,
      "Expression that has to match the joined values as a whole.", .byDefault("(.*)"))
    visit.key("modulus", &modulus, "Divisor for the hash of the joined values.")
    visit.key(
      "replacement", &replacement,
      "Text that is written; $1 is a group of the expression.", .byDefault("$1"))
    visit.key("action", &action, "What the step does.", .byDefault("replace"))
  }
}

/// What a step of relabelling does.
package enum RelabelAction: String, CaseIterable, Sendable {
  case replace
  case keep
  case drop
  case keepequal
  case dropequal
  case hashmod
  case labelmap
  case labeldrop
  case labelkeep
  case lowercase
  case uppercase
}

extension RelabelAction: Field {
  /// One of the actions; letters of either case count, as in Prometheus.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> RelabelAction? {
    if node.kind == .scalar, let action = RelabelAction(rawValue: node.text.lowercased()) {
      return action
    }
    let names = allCases.map(\.rawValue)
    let suggestion = node.kind == .scalar ? nearest(to: node.text, in: names) : nil
    context.report(
      "yaml/wrong-type", at: node.span, "this is \(node.article), but \(shape.words) is wanted",
      help: suggestion.map { "did you mean '\($0)'?" })
    return nil
  }
}
