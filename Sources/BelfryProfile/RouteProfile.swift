package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// One value or several.
package struct OneOrMore<Element: Field & Sendable>: Field, Sendable {
  package var values: [Element]

  package init(_ values: [Element] = []) { self.values = values }

  package static func decode(_ node: Node, _ context: inout DecodeContext) -> OneOrMore? {
    if node.kind == .sequence { return [Element].decode(node, &context).map { OneOrMore($0) } }
    return Element.decode(node, &context).map { OneOrMore([$0]) }
  }

  package func encode() -> Value? {
    values.count == 1 ? values[0].encode() : values.encode()
  }

  package static var shape: Shape { .either([Element.shape, .list(Element.shape)]) }
}

/// Which alerts go where.
package struct RouteProfile: SectionModel, Sendable {
  package static var summary: String { "Alerts that fit all that is said go to the channels." }

  package var severity = OneOrMore<Located<AlertSeverity>>()
  package var team = OneOrMore<Located<LabelText>>()
  package var service = OneOrMore<Located<String>>()
  package var alert = OneOrMore<Located<String>>()
  package var channels: [Located<String>] = []
  package var goesOn: Bool?
  package var groupBy: [Located<LabelNameText>] = []
  package var wait: Located<PrometheusDuration>?
  package var groupInterval: Located<PrometheusDuration>?
  package var repeatInterval: Located<PrometheusDuration>?
  package var mute: [Located<String>] = []
  package var only: [Located<String>] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("severity", &severity, "Alerts of this severity, or of these.")
    visit.key("team", &team, "Alerts of this team, or of these.")
    visit.key("service", &service, "Alerts of this service, or of these.")
    visit.key("alert", &alert, "Alerts of this name, or of these.")
    visit.key("channels", &channels, "Names of channels.", .required)
    visit.key(
      "continue", &goesOn,
      "Whether later routes add their channels; no channel gets an alert twice.",
      .byDefault("false"))
    visit.key("group_by", &groupBy, "Labels whose values make one message.")
    visit.key("wait", &wait, "How long a first message waits for more alerts.")
    visit.key("interval", &groupInterval, "Pause before a changed message is sent again.")
    visit.key(
      "repeat", &repeatInterval, "How often a lasting alert is sent again.",
      .byDefault(Defaults.repeatInterval))
    visit.key("mute", &mute, "Times, by name, at which nothing is sent.")
    visit.key("only", &only, "Times, by name, at which alone something is sent.")
  }
}

/// How alerts become messages where a route says nothing else.
package struct GroupingProfile: SectionModel, EmptyField, Sendable {
  package static var summary: String { "How alerts become messages." }
  package static var empty: GroupingProfile { GroupingProfile() }

  package var by: [Located<LabelNameText>] = []
  package var wait: Located<PrometheusDuration>?
  package var interval: Located<PrometheusDuration>?
  package var repeatInterval: Located<PrometheusDuration>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "by", &by, "Labels whose values make one message.", .byDefault("[alertname, service]"))
    visit.key(
      "wait", &wait, "How long a first message waits for more alerts.",
      .byDefault(Defaults.groupWait))
    visit.key(
      "interval", &interval, "Pause before a changed message is sent again.",
      .byDefault(Defaults.groupInterval))
    visit.key(
      "repeat", &repeatInterval, "How often a lasting alert is sent again; a multiple of it.",
      .byDefault(Defaults.repeatInterval))
  }
}
