package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// Microsoft Teams.
package struct TeamsChannel: SectionModel, EmptyField, Sendable {
  package static var summary: String { "Microsoft Teams; the workflow's URL is a secret." }
  package static var empty: TeamsChannel { TeamsChannel() }

  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {}
}

/// Discord.
package struct DiscordChannel: SectionModel, EmptyField, Sendable {
  package static var summary: String { "Discord; the webhook's URL is a secret." }
  package static var empty: DiscordChannel { DiscordChannel() }

  package var username: Located<String>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("username", &username, "Name of the sender.", .byDefault("the webhook's"))
  }
}

/// Telegram.
package struct TelegramChannel: SectionModel, Sendable {
  package static var summary: String { "Telegram; the bot's token is a secret." }

  package var chat: Located<Int>?
  package var topic: Located<Int>?
  package var silent: Bool?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "chat", &chat, "Id of the chat; of a group it is negative.", .required,
      .example("-1001234567890"))
    visit.key("topic", &topic, "Id of a topic in the chat.")
    visit.key("silent", &silent, "Whether it comes without a sound.", .byDefault("false"))
  }
}

/// A webhook.
package struct WebhookChannel: SectionModel, EmptyField, Sendable {
  package static var summary: String { "A webhook; without a URL it is a secret." }
  package static var empty: WebhookChannel { WebhookChannel() }

  package var url: Located<WebURL>?
  package var bearer: Bool?
  package var user: Located<String>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "url", &url, "Where alerts are posted; left out where it holds a token, then it is a secret.")
    visit.key(
      "bearer", &bearer, "Whether it wants a bearer token, a secret.", .byDefault("false"))
    visit.key("user", &user, "User of basic authentication; the password is a secret.")
  }
}

/// The dead man's switch that hears from the watchdog.
package struct HeartbeatProfile: SectionModel, Sendable {
  package static var summary: String {
    "A service that rings when it hears nothing any more, such as Healthchecks or Dead Man's Snitch."
  }

  package var webhook: WebhookChannel?
  package var every: Located<PrometheusDuration>?
  package var unmodelled = Unmodelled()

  package init() {}

  /// Also with the webhook left empty, whose URL is a secret then.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> HeartbeatProfile? {
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
    var heartbeat = decodeKeys(node, &context)
    if let webhook = node["webhook"], webhook.isNull { heartbeat.webhook = .empty }
    return heartbeat
  }

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("webhook", &webhook, "Where the sign of life is posted; it is needed.")
    visit.key(
      "every", &every, "How often; allow twice that before the switch rings.", .byDefault("1m"))
  }
}
