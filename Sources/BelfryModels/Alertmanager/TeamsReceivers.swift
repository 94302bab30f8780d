package import BelfrySource
package import BelfryYAML

/// Teams by Power Automate.
package struct TeamsFlowReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var webhookUrl: Located<String>?
  package var webhookUrlFile: Located<String>?
  package var title: Located<String>?
  package var text: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Teams by Power Automate."

  /// Reports no webhook, or two.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exactlyOne(of: ["webhook_url", "webhook_url_file"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved, "Whether the end of alerts is sent, too.", .byDefault("true"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("webhook_url", &webhookUrl, "The webhook.")
    visit.key("webhook_url_file", &webhookUrlFile, "File with the webhook.")
    visit.key("title", &title.block, "Title, a template.")
    visit.key("text", &text.block, "Text, a template.")
  }
}

/// Teams by its old connectors.
package struct TeamsReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var webhookUrl: Located<String>?
  package var webhookUrlFile: Located<String>?
  package var title: Located<String>?
  package var summary: Located<String>?
  package var text: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Teams by its old connectors."

  /// Reports no webhook, or two.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exactlyOne(of: ["webhook_url", "webhook_url_file"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved, "Whether the end of alerts is sent, too.", .byDefault("true"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("webhook_url", &webhookUrl, "The webhook.")
    visit.key("webhook_url_file", &webhookUrlFile, "File with the webhook.")
    visit.key("title", &title.block, "Title, a template.")
    visit.key("summary", &summary, "Summary, a template.")
    visit.key("text", &text.block, "Text, a template.")
  }
}
