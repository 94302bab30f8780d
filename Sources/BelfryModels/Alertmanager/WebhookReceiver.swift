package import BelfrySource
package import BelfryYAML

/// A web server of one's own.
package struct WebhookReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var url: Located<String>?
  package var urlFile: Located<String>?
  package var maxAlerts: Count?
  package var timeout: GoDuration?
  package var payload: AnyField?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A web server of one's own."

  /// Reports no address, or two.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exactlyOne(of: ["url", "url_file"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved, "Whether the end of alerts is sent, too.", .byDefault("true"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("url", &url, "Where alerts are posted.")
    visit.key("url_file", &urlFile, "File with the address.")
    visit.key("max_alerts", &maxAlerts, "Most alerts of a message; 0 for all.", .byDefault("0"))
    visit.key("timeout", &timeout, "How long a request may take.", .byDefault("0s"), .since("0.28"))
    visit.key("payload", &payload, "Body in place of the usual one, a template.", .since("0.31"))
  }
}

/// SNS of AWS.
package struct SNSReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var apiUrl: Located<String>?
  package var sigv4: SigV4Config?
  package var topicArn: Located<String>?
  package var phoneNumber: Located<String>?
  package var targetArn: Located<String>?
  package var subject: Located<String>?
  package var message: Located<String>?
  package var attributes: LabelMap = LabelMap()
  package var useAwsHttpClient: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "SNS of AWS."

  /// Reports no target, or several.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exactlyOne(of: ["topic_arn", "phone_number", "target_arn"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved, "Whether the end of alerts is sent, too.", .byDefault("true"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("api_url", &apiUrl, "Address of SNS.")
    visit.key("sigv4", &sigv4, "Credentials of AWS.")
    visit.key("topic_arn", &topicArn, "The topic.")
    visit.key("phone_number", &phoneNumber, "The telephone.")
    visit.key("target_arn", &targetArn, "The device.")
    visit.key("subject", &subject, "Subject, a template.")
    visit.key("message", &message.block, "Text, a template.")
    visit.key("attributes", &attributes, "Attributes of the message.")
    visit.key(
      "use_aws_http_client", &useAwsHttpClient, "Whether requests are made by the client of AWS.")
  }
}

/// incident.io.
package struct IncidentIOReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var url: Located<String>?
  package var urlFile: Located<String>?
  package var alertSourceToken: Located<String>?
  package var alertSourceTokenFile: Located<String>?
  package var maxAlerts: Count?
  package var timeout: GoDuration?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "incident.io."

  /// Reports no address, or two sources for one thing.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exactlyOne(of: ["url", "url_file"], in: node)
    context.exclusive(["alert_source_token", "alert_source_token_file"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved, "Whether the end of alerts is sent, too.", .byDefault("true"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("url", &url, "Where alerts are posted.")
    visit.key("url_file", &urlFile, "File with the address.")
    visit.key("alert_source_token", &alertSourceToken, "Token.")
    visit.key("alert_source_token_file", &alertSourceTokenFile, "File with the token.")
    visit.key("max_alerts", &maxAlerts, "Most alerts of a message; 0 for all.")
    visit.key("timeout", &timeout, "How long a request may take.")
  }
}
