package import BelfrySource
package import BelfryYAML

/// Opsgenie, which ends in April 2027.
package struct OpsgenieReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var apiKey: Located<String>?
  package var apiKeyFile: Located<String>?
  package var apiUrl: Located<String>?
  package var message: Located<String>?
  package var description: Located<String>?
  package var source: Located<String>?
  package var details: LabelMap = LabelMap()
  package var entity: Located<String>?
  package var responders: [OpsgenieResponder] = []
  package var actions: Located<String>?
  package var tags: Located<String>?
  package var note: Located<String>?
  package var priority: Located<String>?
  package var updateAlerts: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Opsgenie, which ends in April 2027."

  /// Reports two keys.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exclusive(["api_key", "api_key_file"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved, "Whether the end of alerts is sent, too.", .byDefault("true"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("api_key", &apiKey, "Key.")
    visit.key("api_key_file", &apiKeyFile, "File with the key.")
    visit.key("api_url", &apiUrl, "Address of Opsgenie.")
    visit.key("message", &message, "What has happened, a template.")
    visit.key("description", &description.block, "More about it, a template.")
    visit.key("source", &source, "Where it has happened, a template.")
    visit.key("details", &details, "Further data, templates.")
    visit.key("entity", &entity, "What is concerned, a template.")
    visit.key("responders", &responders, "Who is called.")
    visit.key("actions", &actions, "What can be done, separated by commas.")
    visit.key("tags", &tags, "Tags, separated by commas.")
    visit.key("note", &note.block, "A note, a template.")
    visit.key("priority", &priority, "P1 to P5, a template.")
    visit.key(
      "update_alerts", &updateAlerts,
      "Whether message and description are brought up to date.", .byDefault("false"))
  }
}

/// Who is called.
package struct OpsgenieResponder: CheckedModel, Sendable {
  package var id: Located<String>?
  package var name: Located<String>?
  package var username: Located<String>?
  package var type: Located<String> = Located("")
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Who is called."

  /// Reports nobody, and a kind that Opsgenie does not know.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsOne(of: ["id", "name", "username"], in: node)
    context.needsText("type", in: node, "write 'team', 'user', 'escalation' or 'schedule'")
    let kinds = ["team", "teams", "user", "escalation", "schedule"]
    guard !type.value.isEmpty, !type.value.contains("{{"), let span = type.span,
      !kinds.contains(type.value.lowercased())
    else { return }
    context.report(
      "yaml/wrong-type", at: span,
      "this is '\(type.value)', but \(Shape.choice(kinds).words) is wanted")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("id", &id, "Its id.")
    visit.key("name", &name, "Its name.")
    visit.key("username", &username, "Its user name.")
    visit.key("type", &type, "team, teams, user, escalation or schedule.", .required)
  }
}
