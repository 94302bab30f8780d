package import BelfrySource
package import BelfryYAML

/// A field below a text of Rocket.Chat.
package struct RocketChatField: Model, Sendable {
  package var title: Located<String>?
  package var value: Located<String>?
  package var short: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A field below a text of Rocket.Chat."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("title", &title, "Title, a template.")
    visit.key("value", &value, "Text, a template.")
    visit.key("short", &short, "Whether it stands beside the next one.")
  }
}

/// A button of Rocket.Chat.
package struct RocketChatAction: Model, Sendable {
  package var type: Located<String>?
  package var text: Located<String>?
  package var url: Located<String>?
  package var msg: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A button of Rocket.Chat."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("type", &type, "Kind of the element.")
    visit.key("text", &text, "Text on it.")
    visit.key("url", &url, "Where it leads.")
    visit.key("msg", &msg, "Message that it sends.")
  }
}
