package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// Where notifications go: one of the kinds.
package struct ChannelProfile: Model, Sendable {
  package static var summary: String { "A receiver of notifications; one kind or several." }

  package var email: EmailChannel?
  package var slack: SlackChannel?
  package var webhook: WebhookChannel?
  package var resolved: Bool?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("email", &email, "Mail through an SMTP server.")
    visit.key("slack", &slack, "A Slack channel through an incoming webhook.")
    visit.key("webhook", &webhook, "An HTTP endpoint that takes Alertmanager's JSON.")
    visit.key("resolved", &resolved, "Whether the end of an alert is sent too.", .byDefault("true"))
  }
}

/// Mail.
package struct EmailChannel: Model, Sendable {
  package static var summary: String { "Mail through an SMTP server; its password is a secret." }

  package var to: [Located<MailAddress>] = []
  package var from: Located<MailAddress>?
  package var smarthost: Located<NetworkAddress>?
  package var user: Located<String>?
  package var requireTLS: Bool?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("to", &to, "Who gets it.", .required)
    visit.key("from", &from, "Who sends it.", .required)
    visit.key(
      "smarthost", &smarthost, "Host and port of the SMTP server.", .required,
      .example("smtp.example.com:587"))
    visit.key("user", &user, "User at the SMTP server; the password is secrets/smtp_password.")
    visit.key("require_tls", &requireTLS, "Whether STARTTLS is demanded.", .byDefault("true"))
  }
}

/// Slack.
package struct SlackChannel: Model, Sendable {
  package static var summary: String { "Slack; the webhook's URL is a secret." }

  package var channel: Located<String>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("channel", &channel, "The channel.", .required, .example("'#alerts'"))
  }
}

/// A webhook.
package struct WebhookChannel: Model, Sendable {
  package static var summary: String { "A webhook; without a URL it is a secret." }

  package var url: Located<WebURL>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "url", &url, "Where alerts are posted; left out where it holds a token, then it is a secret.")
  }
}

extension WebhookChannel: EmptyField {
  /// A webhook whose URL is a secret.
  package static var empty: WebhookChannel { WebhookChannel() }
}

/// Which alerts go where.
package struct RouteProfile: Model, Sendable {
  package static var summary: String { "Alerts that fit all that is said go to the channels." }

  package var severity: Located<AlertSeverity>?
  package var team: Located<LabelText>?
  package var service: Located<String>?
  package var channels: [Located<String>] = []
  package var repeatInterval: Located<PrometheusDuration>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("severity", &severity, "Alerts of this severity.")
    visit.key("team", &team, "Alerts of this team.")
    visit.key("service", &service, "Alerts of this service.")
    visit.key("channels", &channels, "Names of channels.", .required)
    visit.key(
      "repeat", &repeatInterval, "How often a lasting alert is sent again.",
      .byDefault(Defaults.repeatInterval))
  }
}
