package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// Where notifications go: one of the kinds, or several at once.
package struct ChannelProfile: SectionModel, Sendable {
  package static var summary: String { "A receiver of notifications; one kind or several." }

  package var email: EmailChannel?
  package var slack: SlackChannel?
  package var pagerduty: PagerDutyChannel?
  package var opsgenie: Located<OpsgenieChannel>?
  package var teams: TeamsChannel?
  package var telegram: TelegramChannel?
  package var discord: DiscordChannel?
  package var webhook: WebhookChannel?
  package var log: LogChannel?
  package var resolved: Bool?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("email", &email, "Mail through an SMTP server.")
    visit.key("slack", &slack, "Slack, through incoming webhooks or an app.")
    visit.key("pagerduty", &pagerduty, "PagerDuty, through its Events API v2.")
    visit.key("opsgenie", &opsgenie, "Opsgenie, which ends in April 2027.")
    visit.key("teams", &teams, "Microsoft Teams, through a workflow's webhook.")
    visit.key("telegram", &telegram, "Telegram, through a bot.")
    visit.key("discord", &discord, "Discord, through a webhook.")
    visit.key("webhook", &webhook, "An HTTP endpoint that takes Alertmanager's JSON.")
    visit.key("log", &log, "A log: one line of JSON a notification.")
    visit.key("resolved", &resolved, "Whether the end of an alert is sent too.", .byDefault("true"))
  }

  /// Whether it says where to.
  package var isEmpty: Bool {
    email == nil && slack == nil && pagerduty == nil && opsgenie == nil && teams == nil
      && telegram == nil && discord == nil && webhook == nil && log == nil
  }

  /// Whether severities go to different places.
  package var isSplit: Bool {
    email?.to.isSplit == true || slack?.channel.isSplit == true
  }
}

/// A log.
package struct LogChannel: SectionModel, EmptyField, Sendable {
  package static var summary: String { "A log of notifications, kept by the stack itself." }
  package static var empty: LogChannel { LogChannel() }

  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {}
}
