package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// How urgent an alert is.
package enum AlertSeverity: String, CaseIterable, Field, Sendable {
  case critical, warning, info
}

/// An alert that the team writes itself.
package struct ProfileAlert: Model, Sendable {
  package static var summary: String { "An alert in PromQL." }

  package var name: Located<AlertName>?
  package var expr: Located<String>?
  /// The scalar that holds the expression, for carets inside it.
  package var expressionNode: Node?
  package var hold: Located<PrometheusDuration>?
  package var severity: Located<AlertSeverity>?
  package var summary: String?
  package var description: String?
  package var labels = OrderedMap<String>()
  package var channels: [Located<String>] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package static func decode(_ node: Node, _ context: inout DecodeContext) -> ProfileAlert? {
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
    var alert = decodeKeys(node, &context)
    alert.expressionNode = node["expr"]
    return alert
  }

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Its name.", .required, .example("QueueStuck"))
    visit.key("expr", &expr, "When it fires.", .required, .example("queue_length > 1000"))
    visit.key("for", &hold, "How long the expression must hold.", .byDefault(Defaults.hold))
    visit.key(
      "severity", &severity, "How urgent it is.", .byDefault(Defaults.severity.rawValue))
    visit.key("summary", &summary, "One line for people.", .required)
    visit.key("description", &description, "What is seen, and what to look at.")
    visit.key("labels", &labels, "Further labels.")
    visit.key("channels", &channels, "The channels that it goes to, whatever routes say.")
  }
}

/// What differs from a pack's alert; survives every upgrade of the pack.
package struct AlertOverride: Model, Sendable {
  package static var summary: String { "Changes to an alert of a pack." }

  package var disabled: Bool?
  package var hold: Located<PrometheusDuration>?
  package var severity: Located<AlertSeverity>?
  package var labels = OrderedMap<String>()
  package var channels: [Located<String>] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("disabled", &disabled, "Leaves the alert out.", .byDefault("false"))
    visit.key("for", &hold, "How long the expression must hold.")
    visit.key("severity", &severity, "How urgent it is.")
    visit.key("labels", &labels, "Further labels.")
    visit.key("channels", &channels, "The channels that it goes to, whatever routes say.")
  }
}
