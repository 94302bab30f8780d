package import BelfrySource
package import BelfryYAML

/// A file with groups of alerting and recording rules (Prometheus 3.14).
package struct RuleFile: FileModel, Sendable {
  package var groups: [Located<RuleGroup>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary =
    "A file with groups of alerting and recording rules (Prometheus 3.14)."

  /// The findings' family.
  package static let family = "rules"

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("groups", &groups, "The groups.")
  }
}

extension RuleFile {
  /// A file with groups.
  package init(groups: [RuleGroup]) {
    self.groups = groups.map { Located($0) }
  }
}

/// Rules that are evaluated one after the other.
package struct RuleGroup: CheckedModel, Sendable {
  package var name: Located<String> = Located("")
  package var interval: Located<PrometheusDuration>?
  package var limit: Int?
  package var queryOffset: Located<PrometheusDuration>?
  package var labels: LabelMap = LabelMap()
  package var rules: [Located<Rule>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Rules that are evaluated one after the other."

  /// Reports an empty name and labels that are no names.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("name", in: node, "every group needs a name of its own")
    labels.checkRuleLabels(&context)
    context.explain(unmodelled, of: node, by: KeyPlaces.ofRuleGroup)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Name of the group, unique in the file.", .required)
    visit.key("interval", &interval, "How often the rules are evaluated.")
    visit.key("limit", &limit, "Most alerts or series of a rule; 0 is no limit.", .byDefault("0"))
    visit.key(
      "query_offset", &queryOffset, "How far in the past the rules are evaluated.", .since("2.53"))
    visit.key("labels", &labels, "Labels that every rule of the group gets.", .since("3.0"))
    visit.key("rules", &rules, "The rules.")
  }
}
