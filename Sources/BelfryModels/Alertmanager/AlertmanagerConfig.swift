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
  package var eventRecorder: EventRecorder?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "The configuration file of Alertmanager (0.34)."

  /// The findings' family.
  package static let family = "alertmanager"

  /// Reports a root without a receiver.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    AlertmanagerAddresses.check(node, &context)
    checkNames(&context)
    guard let root = node["route"], root.kind == .mapping else { return }
    guard root["receiver"]?.saysSomething != true else { return }
    // A misspelt key says so itself.
    let isMisspelt = root.merged.contains { pair in
      pair.key.text != "receiver" && nearest(to: pair.key.text, in: ["receiver"]) != nil
    }
    guard !isMisspelt else { return }
    context.report(
      "alertmanager/route-without-default", at: root.merged.first?.key.span ?? root.span,
      "the root route has no receiver",
      help: "name the receiver of alerts that no other route takes")
  }

  private func checkNames(_ context: inout DecodeContext) {
    var seen: Set<String> = []
    for interval in allTimeIntervals {
      let name = interval.value.name
      guard !name.value.isEmpty, !seen.insert(name.value).inserted, let span = name.span else {
        continue
      }
      context.report(
        "value/duplicate", at: span, "the time interval '\(name.value)' stands twice",
        help: "give it another name")
    }
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
