package import BelfrySource
package import BelfryYAML

/// Pushover.
package struct PushoverReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var userKey: Located<String>?
  package var userKeyFile: Located<String>?
  package var token: Located<String>?
  package var tokenFile: Located<String>?
  package var title: Located<String>?
  package var message: Located<String>?
  package var url: Located<String>?
  package var urlTitle: Located<String>?
  package var device: Located<String>?
  package var sound: Located<String>?
  package var priority: Located<String>?
  package var retry: Located<String>?
  package var expire: Located<String>?
  package var ttl: Located<String>?
  package var html: Bool?
  package var monospace: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Pushover."

  /// Reports no key or token, or two sources for one.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    for name in ["user_key", "token"] {
      context.exactlyOne(of: [name, name + "_file"], in: node)
    }
    context.exclusive(["html", "monospace"], in: node)
    for name in ["retry", "expire", "ttl"] { context.checkGoDuration(name, in: node) }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved, "Whether the end of alerts is sent, too.", .byDefault("true"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("user_key", &userKey, "Key of the user.")
    visit.key("user_key_file", &userKeyFile, "File with the key.")
    visit.key("token", &token, "Token of the application.")
    visit.key("token_file", &tokenFile, "File with the token.")
    visit.key("title", &title, "Title, a template.")
    visit.key("message", &message.block, "Text, a template.")
    visit.key("url", &url, "Link, a template.")
    visit.key("url_title", &urlTitle, "Text of the link.")
    visit.key("device", &device, "Device.")
    visit.key("sound", &sound, "Sound.")
    visit.key("priority", &priority, "Priority, a template.")
    visit.key("retry", &retry, "Pause between two tries.", .byDefault("1m"))
    visit.key("expire", &expire, "Time after which no more is tried.", .byDefault("1h"))
    visit.key("ttl", &ttl, "Time after which the message is removed.")
    visit.key("html", &html, "Whether the text is HTML.", .byDefault("false"))
    visit.key("monospace", &monospace, "Whether the text is monospaced.", .byDefault("false"))
  }
}

/// VictorOps.
package struct VictorOpsReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var apiKey: Located<String>?
  package var apiKeyFile: Located<String>?
  package var apiUrl: Located<String>?
  package var routingKey: Located<String> = Located("")
  package var messageType: Located<String>?
  package var stateMessage: Located<String>?
  package var entityDisplayName: Located<String>?
  package var monitoringTool: Located<String>?
  package var customFields: LabelMap = LabelMap()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "VictorOps."

  /// Reports an empty key, two keys, and fields that VictorOps has already.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("routing_key", in: node, "give it a routing key")
    context.exclusive(["api_key", "api_key_file"], in: node)
    let fixed = [
      "routing_key", "message_type", "state_message", "entity_display_name", "monitoring_tool",
      "entity_id", "entity_state",
    ]
    for entry in customFields.entries where fixed.contains(entry.key.value) {
      context.report(
        "value/duplicate", at: entry.key.span ?? node.span,
        "'\(entry.key.value)' is a field already", help: "choose another name")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved, "Whether the end of alerts is sent, too.", .byDefault("true"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("api_key", &apiKey, "Key.")
    visit.key("api_key_file", &apiKeyFile, "File with the key.")
    visit.key("api_url", &apiUrl, "Address of VictorOps.")
    visit.key("routing_key", &routingKey, "Where alerts go.", .required)
    visit.key("message_type", &messageType, "Kind of the message.", .byDefault("CRITICAL"))
    visit.key("state_message", &stateMessage.block, "Text, a template.")
    visit.key("entity_display_name", &entityDisplayName, "What is concerned, a template.")
    visit.key("monitoring_tool", &monitoringTool, "Sender, a template.")
    visit.key("custom_fields", &customFields, "Further fields.")
  }
}

/// Jira.
package struct JiraReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var apiUrl: Located<String>?
  package var apiType: JiraAPI?
  package var project: Located<String> = Located("")
  package var issueType: Located<String> = Located("")
  package var summary: Either<BlockText, JiraText>?
  package var description: Either<BlockText, JiraText>?
  package var labels: [Located<String>] = []
  package var priority: Located<String>?
  package var reopenTransition: Located<String>?
  package var resolveTransition: Located<String>?
  package var wontFixResolution: Located<String>?
  package var reopenDuration: PrometheusDuration?
  package var fields: OrderedMap<AnyField> = OrderedMap<AnyField>()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Jira."

  /// Reports an empty project or kind.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("project", in: node, "name the project by its key")
    context.needsText("issue_type", in: node, "say what kind of issue is opened")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved, "Whether the end of alerts is sent, too.", .byDefault("true"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("api_url", &apiUrl, "Address of Jira.")
    visit.key("api_type", &apiType, "Kind of Jira.", .byDefault("auto"), .since("0.29"))
    visit.key("project", &project, "Key of the project.", .required)
    visit.key("issue_type", &issueType, "Kind of the issue.", .required)
    visit.key("summary", &summary, "Title, a template.")
    visit.key("description", &description, "Text, a template.")
    visit.key("labels", &labels, "Labels of the issue, templates.")
    visit.key("priority", &priority, "Priority, a template.")
    visit.key("reopen_transition", &reopenTransition, "Transition that opens an issue again.")
    visit.key("resolve_transition", &resolveTransition, "Transition that resolves it.")
    visit.key(
      "wont_fix_resolution", &wontFixResolution, "Resolution after which it is not opened again.")
    visit.key("reopen_duration", &reopenDuration, "Time in which it is opened again.")
    visit.key("fields", &fields, "Further fields.")
  }
}

/// The kind of a Jira.
package enum JiraAPI: String, CaseIterable, Field, Sendable {
  case auto
  case cloud
  case datacenter
}
