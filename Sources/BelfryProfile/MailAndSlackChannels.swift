package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// Mail.
package struct EmailChannel: SectionModel, Sendable {
  package static var summary: String { "Mail through an SMTP server; its password is a secret." }

  package var to = BySeverity<[Located<MailAddress>]>()
  package var from: Located<MailAddress>?
  package var smarthost: Located<NetworkAddress>?
  package var user: Located<String>?
  package var requireTLS: Bool?
  package var unmodelled = Unmodelled()

  package init() {}

  /// Also with the addresses under `recipients`.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> EmailChannel? {
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
    var channel = decodeKeys(node, &context)
    if let recipients = channel.recipients { channel.to = recipients }
    if node["to"] == nil, node["recipients"] == nil {
      context.report(
        "yaml/missing-key", at: node.span, "the key 'to' is missing",
        help: "list addresses, or addresses by severity")
    }
    return channel
  }

  private var recipients: BySeverity<[Located<MailAddress>]>?

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "to", &to, "Who gets it: a list, or lists by severity.", .example("[ops@example.com]"))
    visit.key("recipients", &recipients, "The same as 'to'.")
    visit.key("from", &from, "Who sends it.", .required)
    visit.key(
      "smarthost", &smarthost, "Host and port of the SMTP server.", .required,
      .example("smtp.example.com:587"))
    visit.key("user", &user, "User at the SMTP server; the password is secrets/smtp_password.")
    visit.key("require_tls", &requireTLS, "Whether STARTTLS is demanded.", .byDefault("true"))
  }
}

/// Slack.
package struct SlackChannel: SectionModel, Sendable {
  package static var summary: String {
    "Slack; the webhooks' URLs, or an app's token, are secrets."
  }

  package var channel = BySeverity<Located<String>>()
  package var app: Bool?
  package var unmodelled = Unmodelled()

  package init() {}

  /// Also with the channel under `channels`, and with the name alone.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> SlackChannel? {
    if node.kind == .scalar {
      var channel = SlackChannel()
      channel.channel = BySeverity(Located(node.text, at: node.span))
      return channel
    }
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
    var channel = decodeKeys(node, &context)
    if let channels = channel.channels { channel.channel = channels }
    if node["channel"] == nil, node["channels"] == nil {
      context.report(
        "yaml/missing-key", at: node.span, "the key 'channel' is missing",
        help: "name one, such as '#alerts', or several by severity")
    }
    return channel
  }

  private var channels: BySeverity<Located<String>>?

  package static var shape: Shape {
    .either([.string, .model(name: "SlackChannel", summary: summary) { keyShapes }])
  }

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "channel", &channel, "The channel, or channels by severity.", .example("'#alerts'"))
    visit.key("channels", &channels, "The same as 'channel'.")
    visit.key(
      "app", &app,
      "Whether an app's token is used for all channels; else each channel has its own webhook.",
      .byDefault("false"))
  }
}
