package import BelfrySource
package import BelfryYAML

/// The configuration file of Alertmanager (0.34).
package struct AlertmanagerConfig: FileModel, Sendable {
  package var global: AlertmanagerGlobal?
  package var templates: [Located<String>] = []
  package var route: Located<Route>?
  package var receivers: [Located<Receiver>] = []
  package var inhibitRules: [Located<InhibitRule>] = []
  package var timeIntervals: [Located<NamedTimeInterval>] = []
  package var muteTimeIntervals: [Located<NamedTimeInterval>] = []
  package var tracing: AlertmanagerTracing?
  package var eventRecorder: AnyField?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "The configuration file of Alertmanager (0.34)."

  /// The findings' family.
  package static let family = "alertmanager"

  /// Reports a root without a receiver.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    guard let root = node["route"], root.kind == .mapping else { return }
    context.needsOne(
      of: ["receiver"], in: root, help: "alerts that no other route takes go to the root's receiver"
    )
  }

  /// The named times under either key.
  package var allTimeIntervals: [Located<NamedTimeInterval>] { timeIntervals + muteTimeIntervals }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("global", &global, "Values that count for every receiver.")
    visit.key("templates", &templates, "Files with templates, with * in the last part.")
    visit.key("route", &route, "The root of the routing tree.", .required)
    visit.key("receivers", &receivers, "The receivers.")
    visit.key("inhibit_rules", &inhibitRules, "Which alerts silence which others.")
    visit.key("time_intervals", &timeIntervals, "Named times for routes.")
    visit.key(
      "mute_time_intervals", &muteTimeIntervals,
      "The old name of time_intervals.", .deprecated(since: "0.24", instead: "time_intervals"))
    visit.key("tracing", &tracing, "Where traces of Alertmanager itself are sent.", .since("0.29"))
    visit.key(
      "event_recorder", &eventRecorder,
      "Where events of Alertmanager itself are recorded.", .since("0.32"))
  }
}
