package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// PagerDuty.
package struct PagerDutyChannel: SectionModel, EmptyField, Sendable {
  package static var summary: String { "PagerDuty; the integration's routing key is a secret." }
  package static var empty: PagerDutyChannel { PagerDutyChannel() }

  /// Severities that PagerDuty knows (Events API v2).
  package enum Urgency: String, CaseIterable, Field, Sendable {
    case critical, error, warning, info
  }

  package var severity = BySeverity<Urgency>()
  package var details = OrderedMap<Located<String>>()
  package var links: [MessageLink] = []
  package var component: Located<String>?
  package var group: Located<String>?
  package var url: Located<WebURL>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "severity", &severity, "Its severity, or by the alert's severity.",
      .byDefault("the alert's"), .example("{critical: critical, default: error}"))
    visit.key(
      "details", &details, "Further details, templates of Alertmanager.",
      .example("{region: eu-1}"))
    visit.key("links", &links, "Further links beside the runbook's.")
    visit.key("component", &component, "The part that is concerned.", .byDefault("the service"))
    visit.key("group", &group, "A group of parts.", .byDefault("the project"))
    visit.key(
      "url", &url, "Address of the API, where it is not the usual one.",
      .example("https://events.eu.pagerduty.com/v2/enqueue"))
  }
}

/// A link in a message.
package struct MessageLink: SectionModel, Sendable {
  package static var summary: String { "A link." }

  package var href: Located<WebURL>?
  package var text: Located<String>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("href", &href, "Where it leads.", .required)
    visit.key("text", &text, "What it says.", .required)
  }
}

/// Opsgenie.
package struct OpsgenieChannel: SectionModel, EmptyField, Sendable {
  package static var summary: String { "Opsgenie, which ends in April 2027; its key is a secret." }
  package static var empty: OpsgenieChannel { OpsgenieChannel() }

  /// Who is called.
  package struct Responder: SectionModel, Sendable {
    package static var summary: String { "Who is called." }

    /// Kinds of responders.
    package enum Kind: String, CaseIterable, Field, Sendable {
      case team, user, escalation, schedule
    }

    package var type: Kind?
    package var name: Located<String>?
    package var unmodelled = Unmodelled()

    package init() {}

    package mutating func fields(_ visit: inout some FieldVisitor) {
      visit.key("type", &type, "What it is.", .byDefault("team"))
      visit.key("name", &name, "Its name; a user's is a mail address.", .required)
    }
  }

  package var responders: [Responder] = []
  package var url: Located<WebURL>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("responders", &responders, "Who is called.", .example("[{name: ops}]"))
    visit.key(
      "url", &url, "Address of the API, where it is not the usual one.",
      .example("https://api.eu.opsgenie.com/"))
  }
}
