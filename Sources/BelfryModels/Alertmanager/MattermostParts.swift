package import BelfrySource
package import BelfryYAML

/// A box below a message of Mattermost.
package struct MattermostAttachment: Model, Sendable {
  package var fallback: Located<String>?
  package var color: Located<String>?
  package var pretext: Located<String>?
  package var text: Located<String>?
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
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A box below a message of Mattermost."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("fallback", &fallback, "Text for clients that show none.")
    visit.key("color", &color, "Colour.")
    visit.key("pretext", &pretext, "Text above the box.")
    visit.key("text", &text, "Text, a template.")
    visit.key("author_name", &authorName, "Name of the author.")
    visit.key("author_link", &authorLink, "Where the author leads.")
    visit.key("author_icon", &authorIcon, "Picture of the author.")
    visit.key("title", &title, "Title, a template.")
    visit.key("title_link", &titleLink, "Where the title leads.")
    visit.key("fields", &fields, "Fields below the text.")
    visit.key("thumb_url", &thumbUrl, "Small picture.")
    visit.key("footer", &footer, "Last line.")
    visit.key("footer_icon", &footerIcon, "Picture of the last line.")
    visit.key("image_url", &imageUrl, "Picture.")
  }
}

/// Further properties of a message of Mattermost.
package struct MattermostProps: Model, Sendable {
  package var card: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Further properties of a message of Mattermost."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("card", &card, "Text of the card.")
  }
}

/// How urgent a message of Mattermost is.
package struct MattermostPriority: Model, Sendable {
  package var priority: Located<String>?
  package var requestedAck: Bool?
  package var persistentNotifications: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "How urgent a message of Mattermost is."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("priority", &priority, "The urgency.")
    visit.key("requested_ack", &requestedAck, "Whether it has to be acknowledged.")
    visit.key(
      "persistent_notifications", &persistentNotifications, "Whether it is repeated until then.")
  }
}
