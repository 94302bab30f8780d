package import BelfrySource
package import BelfryYAML

/// PagerDuty.
package struct PagerDutyReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var httpConfig: HTTPConfig?
  package var routingKey: Located<String>?
  package var routingKeyFile: Located<String>?
  package var serviceKey: Located<String>?
  package var serviceKeyFile: Located<String>?
  package var url: Located<String>?
  package var client: Located<String>?
  package var clientUrl: Located<String>?
  package var description: Located<String>?
  package var severity: Located<String>?
  package var `class`: Located<String>?
  package var component: Located<String>?
  package var group: Located<String>?
  package var source: Located<String>?
  package var details: OrderedMap<AnyField> = OrderedMap<AnyField>()
  package var images: [PagerDutyImage] = []
  package var links: [PagerDutyLink] = []
  package var timeout: GoDuration?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "PagerDuty."

  /// Reports no key, or two sources for one.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exclusive(["routing_key", "routing_key_file"], in: node)
    context.exclusive(["service_key", "service_key_file"], in: node)
    context.needsOne(
      of: ["routing_key", "routing_key_file", "service_key", "service_key_file"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved, "Whether the end of alerts is sent, too.", .byDefault("true"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("routing_key", &routingKey, "Key of an Events API v2 integration.")
    visit.key("routing_key_file", &routingKeyFile, "File with the key.")
    visit.key("service_key", &serviceKey, "Key of a Prometheus integration.")
    visit.key("service_key_file", &serviceKeyFile, "File with the key.")
    visit.key("url", &url, "Address of PagerDuty.")
    visit.key("client", &client, "Name of the sender, a template.")
    visit.key("client_url", &clientUrl, "Address of the sender, a template.")
    visit.key("description", &description.block, "What has happened, a template.")
    visit.key("severity", &severity, "Severity, a template.", .byDefault("error"))
    visit.key("class", &`class`, "Class of the event, a template.")
    visit.key("component", &component, "Part that is concerned, a template.")
    visit.key("group", &group, "Group of parts, a template.")
    visit.key("source", &source, "Where it has happened, a template.")
    visit.key("details", &details, "Further data, templates.")
    visit.key("images", &images, "Pictures.")
    visit.key("links", &links, "Links.")
    visit.key("timeout", &timeout, "How long a request may take.", .since("0.29"))
  }
}

/// A picture.
package struct PagerDutyImage: Model, Sendable {
  package var src: Located<String>?
  package var alt: Located<String>?
  package var href: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A picture."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("src", &src, "Where it is.")
    visit.key("alt", &alt, "What it shows.")
    visit.key("href", &href, "Where it leads.")
  }
}

/// A link.
package struct PagerDutyLink: Model, Sendable {
  package var href: Located<String>?
  package var text: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A link."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("href", &href, "Where it leads.")
    visit.key("text", &text, "Text of it.")
  }
}
