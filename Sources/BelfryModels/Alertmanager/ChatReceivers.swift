package import BelfrySource
package import BelfryYAML

/// Discord.
package struct DiscordReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var webhookUrl: Located<String>?
  package var webhookUrlFile: Located<String>?
  package var title: Located<String>?
  package var message: Located<String>?
  package var content: Located<String>?
  package var username: Located<String>?
  package var avatarUrl: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Discord."

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
    visit.key("message", &message.block, "Text, a template.")
    visit.key("content", &content.block, "Text above the message, a template.", .since("0.28"))
    visit.key("username", &username, "Name of the sender.", .since("0.28"))
    visit.key("avatar_url", &avatarUrl, "Picture of the sender.", .since("0.28"))
  }
}

/// Telegram.
package struct TelegramReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var apiUrl: Located<String>?
  package var botToken: Located<String>?
  package var botTokenFile: Located<String>?
  package var chatId: Located<Int>?
  package var chatIdFile: Located<String>?
  package var messageThreadId: Int?
  package var message: Located<String>?
  package var parseMode: TelegramParseMode?
  package var disableNotifications: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Telegram."

  /// Reports no chat, or two sources for one thing.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exclusive(["bot_token", "bot_token_file"], in: node)
    context.exclusive(["chat_id", "chat_id_file"], in: node)
    // A variable that nobody fills in is another finding.
    if let open = node["chat_id"], open.kind == .scalar, open.text.contains("${") {
      context.diagnostics.removeAll { $0.id == "yaml/wrong-type" && $0.span == open.span }
    }
    context.needsOne(of: ["chat_id", "chat_id_file"], in: node)
    if let chatId, chatId.value == 0, let span = chatId.span {
      context.report(
        "value/out-of-range", at: span, "'chat_id' cannot be 0", help: "write the chat's number")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved, "Whether the end of alerts is sent, too.", .byDefault("true"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("api_url", &apiUrl, "Address of Telegram.")
    visit.key("bot_token", &botToken, "Token of the bot.")
    visit.key("bot_token_file", &botTokenFile, "File with the token.")
    visit.key("chat_id", &chatId, "The chat.")
    visit.key("chat_id_file", &chatIdFile, "File with the chat.", .since("0.31"))
    visit.key("message_thread_id", &messageThreadId, "Topic in the chat.", .since("0.26"))
    visit.key("message", &message.block, "Text, a template.")
    visit.key("parse_mode", &parseMode, "How the text is read.", .byDefault("HTML"))
    visit.key(
      "disable_notifications", &disableNotifications,
      "Whether it comes without a sound.", .byDefault("false"))
  }
}

/// How Telegram reads a text.
package enum TelegramParseMode: String, CaseIterable, Field, Sendable {
  case html = "HTML"
  case markdown = "Markdown"
  case markdownV2 = "MarkdownV2"
  case plain = ""
}

/// Webex.
package struct WebexReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var apiUrl: Located<String>?
  package var roomId: Located<String> = Located("")
  package var message: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Webex."

  /// Reports an empty room.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("room_id", in: node, "give it a room")
    let own = node["http_config"].map { $0["authorization"].map(\.isNull) ?? true } ?? false
    if own, let place = node["http_config"] {
      context.report(
        "yaml/missing-key", at: place.span, "'authorization' is missing here",
        help: "Webex needs the token of a bot")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved, "Whether the end of alerts is sent, too.", .byDefault("true"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.", .required)
    visit.key("api_url", &apiUrl, "Address of Webex.")
    visit.key("room_id", &roomId, "The room.", .required)
    visit.key("message", &message.block, "Text, a template.")
  }
}

/// WeChat.
package struct WeChatReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var apiSecret: Located<String>?
  package var apiSecretFile: Located<String>?
  package var apiUrl: Located<String>?
  package var corpId: Located<String>?
  package var agentId: Located<String>?
  package var toUser: Located<String>?
  package var toParty: Located<String>?
  package var toTag: Located<String>?
  package var message: Located<String>?
  package var messageType: WeChatMessageType?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "WeChat."

  /// Reports two sources for the secret.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exclusive(["api_secret", "api_secret_file"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved,
      "Whether the end of alerts is sent, too.", .byDefault("false"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("api_secret", &apiSecret, "Secret.")
    visit.key("api_secret_file", &apiSecretFile, "File with the secret.")
    visit.key("api_url", &apiUrl, "Address of WeChat.")
    visit.key("corp_id", &corpId, "Company.")
    visit.key("agent_id", &agentId, "Agent.")
    visit.key("to_user", &toUser, "Users.")
    visit.key("to_party", &toParty, "Departments.")
    visit.key("to_tag", &toTag, "Tags.")
    visit.key("message", &message.block, "Text, a template.")
    visit.key("message_type", &messageType, "Kind of the text.", .byDefault("text"))
  }
}

/// The kind of a text in WeChat.
package enum WeChatMessageType: String, CaseIterable, Field, Sendable {
  case text
  case markdown
}

extension WeChatMessageType: DefaultWhenEmpty {}
