package import BelfrySource
package import BelfryYAML

/// Mattermost.
package struct MattermostReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var webhookUrl: Located<String>?
  package var webhookUrlFile: Located<String>?
  package var channel: Located<String>?
  package var username: Located<String>?
  package var text: Located<String>?
  package var fallback: Located<String>?
  package var color: Located<String>?
  package var pretext: Located<String>?
  package var authorName: Located<String>?
  package var authorLink: Located<String>?
  package var authorIcon: Located<String>?
  package var title: Located<String>?
  package var titleLink: Located<String>?
  package var fields: [MattermostField] = []
  package var thumbUrl: Located<String>?
  package var footer: Located<String>?
  package var footerIcon: Located<String>?
  package var imageUrl: Located<String>?
  package var iconUrl: Located<String>?
  package var iconEmoji: Located<String>?
  package var attachments: [MattermostAttachment] = []
  package var type: Located<String>?
  package var props: MattermostProps?
  package var priority: MattermostPriority?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Mattermost."

  /// Reports two webhooks.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exclusive(["webhook_url", "webhook_url_file"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved, "Whether the end of alerts is sent, too.", .byDefault("true"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("webhook_url", &webhookUrl, "The webhook.")
    visit.key("webhook_url_file", &webhookUrlFile, "File with the webhook.")
    visit.key("channel", &channel, "Channel.")
    visit.key("username", &username, "Name of the sender.")
    visit.key("text", &text.block, "Text, a template.")
    visit.key("fallback", &fallback, "Text for clients that show no attachments.")
    visit.key("color", &color, "Colour, a template.")
    visit.key("pretext", &pretext.block, "Text above, a template.")
    visit.key("author_name", &authorName, "Author.")
    visit.key("author_link", &authorLink, "Where the author leads.")
    visit.key("author_icon", &authorIcon, "Picture of the author.")
    visit.key("title", &title.block, "Title, a template.")
    visit.key("title_link", &titleLink, "Where the title leads.")
    visit.key("fields", &fields, "Fields below the text.")
    visit.key("thumb_url", &thumbUrl, "Small picture.")
    visit.key("footer", &footer, "Text below.")
    visit.key("footer_icon", &footerIcon, "Picture below.")
    visit.key("image_url", &imageUrl, "Picture.")
    visit.key("icon_url", &iconUrl, "Picture of the sender.")
    visit.key("icon_emoji", &iconEmoji, "Emoji of the sender.")
    visit.key("attachments", &attachments, "Attachments.")
    visit.key("type", &type, "Kind of the post.")
    visit.key("props", &props, "Further properties of the post.")
    visit.key("priority", &priority, "Priority of the post.")
  }
}

/// A field below the text.
package struct MattermostField: CheckedModel, Sendable {
  package var title: Located<String> = Located("")
  package var value: Located<String> = Located("")
  package var short: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A field below the text."

  /// Reports empty texts.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("title", in: node, "give the field a title")
    context.needsText("value", in: node, "give the field a text")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("title", &title, "Title, a template.", .required)
    visit.key("value", &value, "Text, a template.", .required)
    visit.key("short", &short, "Whether it stands beside the next one.")
  }
}

/// Rocket.Chat.
package struct RocketChatReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var apiUrl: Located<String>?
  package var channel: Located<String>?
  package var token: Located<String>?
  package var tokenFile: Located<String>?
  package var tokenId: Located<String>?
  package var tokenIdFile: Located<String>?
  package var color: Located<String>?
  package var title: Located<String>?
  package var titleLink: Located<String>?
  package var text: Located<String>?
  package var fields: [RocketChatField] = []
  package var shortFields: Bool?
  package var emoji: Located<String>?
  package var iconUrl: Located<String>?
  package var imageUrl: Located<String>?
  package var thumbUrl: Located<String>?
  package var linkNames: Bool?
  package var actions: [RocketChatAction] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Rocket.Chat."

  /// Reports two sources for one thing.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exclusive(["token", "token_file"], in: node)
    context.exclusive(["token_id", "token_id_file"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved,
      "Whether the end of alerts is sent, too.", .byDefault("false"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("api_url", &apiUrl, "Address of Rocket.Chat.")
    visit.key("channel", &channel, "Channel.")
    visit.key("token", &token, "Token.")
    visit.key("token_file", &tokenFile, "File with the token.")
    visit.key("token_id", &tokenId, "User of the token.")
    visit.key("token_id_file", &tokenIdFile, "File with the user.")
    visit.key("color", &color, "Colour, a template.")
    visit.key("title", &title.block, "Title, a template.")
    visit.key("title_link", &titleLink, "Where the title leads.")
    visit.key("text", &text.block, "Text, a template.")
    visit.key("fields", &fields, "Fields below the text.")
    visit.key(
      "short_fields", &shortFields, "Whether fields stand side by side.", .byDefault("false"))
    visit.key("emoji", &emoji, "Emoji of the sender.")
    visit.key("icon_url", &iconUrl, "Picture of the sender.")
    visit.key("image_url", &imageUrl, "Picture.")
    visit.key("thumb_url", &thumbUrl, "Small picture.")
    visit.key("link_names", &linkNames, "Whether names become links.")
    visit.key("actions", &actions, "Buttons.")
  }
}
