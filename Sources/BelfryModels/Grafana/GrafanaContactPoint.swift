package import BelfrySource
package import BelfryYAML

/// Whom Grafana tells of alerts: one or more integrations under a name.
package struct GrafanaContactPoint: CheckedModel, Sendable {
  package var orgId: IntegerText?
  package var name: AnyScalar?
  package var receivers: [Located<GrafanaReceiver>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Whom Grafana tells of alerts."

  /// Reports an empty name, which Grafana refuses.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("name", in: node, "policies refer to it by its name")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("orgId", &orgId, "Its organisation.", .byDefault("1"))
    visit.key("name", &name, "Its name.", .required)
    visit.key("receivers", &receivers, "Its integrations.", .required)
  }
}

/// An integration of a contact point.
package struct GrafanaReceiver: CheckedModel, Sendable {
  package var uid: AnyScalar?
  package var type: AnyScalar?
  package var settings: OrderedMap<AnyField> = OrderedMap<AnyField>()
  package var disableResolveMessage: GrafanaFlag?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "An integration of a contact point."

  /// Reports what Grafana refuses.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("uid", in: node, "every integration needs a uid of its own")
    context.needsText("type", in: node, "name its kind: 'slack', 'email' …")
    // The key is one of Grafana's own interface, and is left out of files.
    guard let key = node.merged.first(where: { $0.key.text == "secureSettings" })?.key else {
      return
    }
    for index in context.diagnostics.indices
    where context.diagnostics[index].id == "yaml/unknown-key"
      && context.diagnostics[index].span == key.span
    {
      context.diagnostics[index].help = "move what stands in it under 'settings'"
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("uid", &uid, "Fixed id.", .required)
    visit.key("type", &type, "Its kind.", .required)
    visit.key("settings", &settings, "Settings of the kind, secrets among them.", .required)
    visit.key(
      "disableResolveMessage", &disableResolveMessage,
      "Whether nothing is sent when the alert ends.", .byDefault("false"))
  }
}

/// A named set of times of Grafana.
package struct GrafanaMuteTiming: CheckedModel, Sendable {
  package var orgId: IntegerText?
  package var name: AnyScalar?
  package var timeIntervals: [Located<TimeInterval>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A named set of times of Grafana."

  /// Reports an empty name.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("name", in: node, "policies refer to it by its name")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("orgId", &orgId, "Its organisation.", .byDefault("1"))
    visit.key("name", &name, "Its name.", .required)
    visit.key("time_intervals", &timeIntervals, "The times, of which any counts.")
  }
}

/// Templates of notifications, under a name.
package struct GrafanaTemplate: CheckedModel, Sendable {
  package var orgId: IntegerText?
  package var name: AnyScalar?
  package var template: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Templates of notifications, under a name."

  /// Reports an empty name.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("name", in: node, "every group of templates needs a name")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("orgId", &orgId, "Its organisation.", .byDefault("1"))
    visit.key("name", &name, "Its name.", .required)
    visit.key("template", &template.block, "The text.", .required)
  }
}
