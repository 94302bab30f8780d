import BelfryProfile
import BelfrySource
import BelfryYAML

/// A secret that a channel reads from `secrets/`.
enum ChannelSecret: Hashable, Sendable {
  /// The webhook of a Slack channel, of a severity's where it has its own.
  case slack(AlertSeverity?)
  case slackToken, pagerduty, opsgenie, teams, telegram, discord
  case webhook, webhookToken, webhookPassword

  /// The file's name, for a channel.
  func name(of channel: String) -> String {
    String(channel.map { $0.isLetter || $0.isNumber ? $0 : "_" }) + "_" + suffix
  }

  private var suffix: String {
    switch self {
    case .slack(let severity): (severity.map { $0.rawValue + "_" } ?? "") + "slack_url"
    case .slackToken: "slack_token"
    case .pagerduty: "pagerduty_key"
    case .opsgenie: "opsgenie_key"
    case .teams: "teams_url"
    case .telegram: "telegram_token"
    case .discord: "discord_url"
    case .webhook: "webhook_url"
    case .webhookToken: "webhook_token"
    case .webhookPassword: "webhook_password"
    }
  }

  /// What it is, for whoever fills it in.
  private func about(_ channel: String, _ place: String?) -> String {
    switch self {
    case .slack: "Incoming webhook of Slack for '\(channel)'\(place.map { ", \($0)" } ?? "")."
    case .slackToken: "Bot token (xoxb-…, scope chat:write) of the Slack app for '\(channel)'."
    case .pagerduty: "Integration key (Events API v2) of PagerDuty for '\(channel)'."
    case .opsgenie: "API key of Opsgenie for '\(channel)'."
    case .teams: "URL of the Teams workflow for '\(channel)'."
    case .telegram: "Token of the Telegram bot for '\(channel)'."
    case .discord: "Webhook of Discord for '\(channel)'."
    case .webhook: "URL of the webhook '\(channel)'."
    case .webhookToken: "Bearer token for the webhook '\(channel)'."
    case .webhookPassword: "Password for the webhook '\(channel)'."
    }
  }

  /// The secrets of a profile's channels, each once, with what they are.
  static func all(_ profile: Profile) -> [(name: String, about: String)] {
    var found: [(String, String)] = []
    func add(_ channel: String, _ secret: ChannelSecret, _ place: String? = nil) {
      found.append((secret.name(of: channel), secret.about(channel, place)))
    }
    func add(_ channel: String, _ hook: WebhookChannel) {
      if hook.url == nil { add(channel, .webhook) }
      if hook.bearer == true { add(channel, .webhookToken) }
      if hook.user != nil { add(channel, .webhookPassword) }
    }
    for entry in profile.channels.entries {
      let (key, channel) = (entry.key.value, entry.value)
      if channel.email?.user != nil, !found.contains(where: { $0.0 == "smtp_password" }) {
        found.append(("smtp_password", "Password of the user at the SMTP server."))
      }
      if let slack = channel.slack {
        if slack.app == true { add(key, .slackToken) } else { addSlack(key, slack.channel, add) }
      }
      if channel.pagerduty != nil { add(key, .pagerduty) }
      if channel.opsgenie != nil { add(key, .opsgenie) }
      if channel.teams != nil { add(key, .teams) }
      if channel.telegram != nil { add(key, .telegram) }
      if channel.discord != nil { add(key, .discord) }
      if let hook = channel.webhook { add(key, hook) }
    }
    if let hook = profile.heartbeat?.webhook { add("heartbeat", hook) }
    return found
  }

  private static func addSlack(
    _ key: String, _ channel: BySeverity<Located<String>>,
    _ add: (String, ChannelSecret, String?) -> Void
  ) {
    if let usual = channel.usual {
      add(key, .slack(nil), channel.isSplit ? "channel \(usual.value)" : nil)
    }
    for severity in AlertSeverity.allCases {
      guard let own = channel.own[severity] else { continue }
      add(key, .slack(severity), "channel \(own.value)")
    }
  }
}
