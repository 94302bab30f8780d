package import BelfrySource
package import BelfryYAML

/// Slack.
package struct SlackReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var apiUrl: Located<String>?
  package var apiUrlFile: Located<String>?
  package var appToken: Located<String>?
  package var appTokenFile: Located<String>?
  package var appUrl: Located<String>?
  package var channel: Located<String>?
  package var username: Located<String>?
  package var color: Located<String>?
  package var title: Located<String>?
  package var titleLink: Located<String>?
  package var pretext: Located<String>?
  package var text: Located<String>?
  package var messageText: Located<String>?
  package var fields: [SlackField] = []
  package var shortFields: Bool?
  package var footer: Located<String>?
  package var fallback: Located<String>?
  package var callbackId: Located<String>?
  package var iconEmoji: Located<String>?
  package var iconUrl: Located<String>?
  package var imageUrl: Located<String>?
  package var thumbUrl: Located<String>?
  package var linkNames: Bool?
  package var mrkdwnIn: [Located<String>] = []
  package var actions: [SlackAction] = []
  package var timeout: GoDuration?
  package var updateMessage: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Slack."

  /// Reports two ways to authorise.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exclusive(["api_url", "api_url_file"], in: node)
    context.exclusive(["app_token", "app_token_file"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved,
      "Whether the end of alerts is sent, too.", .byDefault("false"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("api_url", &apiUrl, "The webhook.")
    visit.key("api_url_file", &apiUrlFile, "File with the webhook.")
    visit.key("app_token", &appToken, "Token of a Slack app.", .since("0.29"))
    visit.key("app_token_file", &appTokenFile, "File with the token.", .since("0.29"))
    visit.key("app_url", &appUrl, "Address of Slack for apps.", .since("0.29"))
    visit.key("channel", &channel, "Channel or user.")
    visit.key("username", &username, "Name of the sender.")
    visit.key("color", &color, "Colour of the message, a template.")
    visit.key("title", &title.block, "Title, a template.")
    visit.key("title_link", &titleLink, "Where the title leads.")
    visit.key("pretext", &pretext.block, "Text above, a template.")
    visit.key("text", &text.block, "Text, a template.")
    visit.key(
      "message_text", &messageText.block, "Text without an attachment, a template.", .since("0.30"))
    visit.key("fields", &fields, "Fields below the text.")
    visit.key(
      "short_fields", &shortFields, "Whether fields stand side by side.", .byDefault("false"))
    more(&visit)
  }

  private mutating func more(_ visit: inout some FieldVisitor) {
    visit.key("footer", &footer, "Text below, a template.")
    visit.key("fallback", &fallback, "Text for clients that show no attachments.")
    visit.key("callback_id", &callbackId, "Id for interactive messages.")
    visit.key("icon_emoji", &iconEmoji, "Emoji of the sender.")
    visit.key("icon_url", &iconUrl, "Picture of the sender.")
    visit.key("image_url", &imageUrl, "Picture in the message.")
    visit.key("thumb_url", &thumbUrl, "Small picture in the message.")
    visit.key("link_names", &linkNames, "Whether names become links.", .byDefault("false"))
    visit.key("mrkdwn_in", &mrkdwnIn, "Parts that are Markdown.")
    visit.key("actions", &actions, "Buttons.")
    visit.key("timeout", &timeout, "How long a request may take.", .since("0.28"))
    visit.key(
      "update_message", &updateMessage,
      "Whether the message is changed rather than sent anew.", .since("0.31"))
  }
}

/// A field below the text.
package struct SlackField: CheckedModel, Sendable {
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

/// A button.
package struct SlackAction: CheckedModel, Sendable {
  package var type: Located<String> = Located("")
  package var text: Located<String> = Located("")
  package var url: Located<String>?
  package var style: Located<String>?
  package var name: Located<String>?
  package var value: Located<String>?
  package var confirm: SlackConfirmation?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A button."

  /// Reports empty texts, and an element that does nothing.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("type", in: node, "write 'button'")
    context.needsText("text", in: node, "give the element a text")
    context.needsOne(of: ["url", "name"], in: node, help: "say what it does")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("type", &type, "Kind of the element, such as button.", .required)
    visit.key("text", &text, "Text on it.", .required)
    visit.key("url", &url, "Where it leads.")
    visit.key("style", &style, "Look of it.")
    visit.key("name", &name, "Name for interactive messages.")
    visit.key("value", &value, "Value for interactive messages.")
    visit.key("confirm", &confirm, "Question before.")
  }
}

/// A question before a button works.
package struct SlackConfirmation: CheckedModel, Sendable {
  package var text: Located<String> = Located("")
  package var title: Located<String>?
  package var okText: Located<String>?
  package var dismissText: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A question before a button works."

  /// Reports an empty question.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("text", in: node, "write the question")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("text", &text, "The question.", .required)
    visit.key("title", &title, "Title of it.")
    visit.key("ok_text", &okText, "Text of the yes.")
    visit.key("dismiss_text", &dismissText, "Text of the no.")
  }
}
