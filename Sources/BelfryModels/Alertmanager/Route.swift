package import BelfrySource
package import BelfryYAML

/// A node of the routing tree.
package struct Route: CheckedModel, Sendable {
  package var receiver: Located<String>?
  package var groupBy: [Located<String>] = []
  package var match: LabelMap = LabelMap()
  package var matchRe: LabelMap = LabelMap()
  package var matchers: Matchers?
  package var groupWait: Located<PrometheusDuration>?
  package var groupInterval: Located<PrometheusDuration>?
  package var repeatInterval: Located<PrometheusDuration>?
  package var `continue`: Located<Bool>?
  package var muteTimeIntervals: [Located<String>] = []
  package var activeTimeIntervals: [Located<String>] = []
  package var labels: LabelMap = LabelMap()
  package var routes: [Located<Route>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A node of the routing tree."

  /// Reports times that make no sense and labels that are no names.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    for (name, time) in [("group_interval", groupInterval), ("repeat_interval", repeatInterval)] {
      guard let time, time.value.milliseconds == 0, let span = time.span else { continue }
      context.report(
        "value/out-of-range", at: span, "'\(name)' cannot be zero", help: "write '5m' or more")
    }
    var seen: Set<String> = []
    for label in groupBy where !seen.insert(label.value).inserted {
      context.report(
        "value/duplicate", at: label.span ?? node.span, "'\(label.value)' is named twice",
        help: "remove one of the two")
    }
    if seen.contains("..."), seen.count > 1, let span = groupBy.first?.span {
      context.report(
        "value/conflicting-keys", at: span, "'...' cannot stand beside other labels",
        help: "keep '...' alone, or leave it out")
    }
    context.checkLabels(groupBy, node)
    matchRe.checkExpressions(&context)
    match.checkNames(legacy: true, &context)
    matchRe.checkNames(legacy: true, &context)
    labels.checkNames(legacy: true, &context)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("receiver", &receiver, "Receiver of the alerts that stop here.")
    visit.key("group_by", &groupBy, "Labels whose values make a group; ... for all.")
    visit.key(
      "match", &match,
      "Labels with the values that they must have.",
      .deprecated(since: "0.22", instead: "matchers"))
    visit.key(
      "match_re", &matchRe,
      "Labels with the expressions that must match.",
      .deprecated(since: "0.22", instead: "matchers"))
    visit.key("matchers", &matchers, "Conditions that alerts must meet.")
    visit.key(
      "group_wait", &groupWait, "How long a new group waits for more alerts.", .byDefault("30s"))
    visit.key(
      "group_interval", &groupInterval,
      "Pause before a changed group is sent again.", .byDefault("5m"))
    visit.key(
      "repeat_interval", &repeatInterval,
      "Pause before an unchanged group is sent again.", .byDefault("4h"))
    visit.key(
      "continue", &`continue`,
      "Whether the routes after this one are asked as well.", .byDefault("false"))
    visit.key("mute_time_intervals", &muteTimeIntervals, "Times at which nothing is sent.")
    visit.key(
      "active_time_intervals", &activeTimeIntervals, "Times at which alone something is sent.")
    visit.key("labels", &labels, "Labels that describe the route.", .since("0.32"))
    visit.key("routes", &routes, "The routes below, of which the first that matches counts.")
  }
}

extension Route {
  /// A route to a receiver.
  package init(
    receiver: String?, matchers: [String] = [], groupBy: [String] = [],
    continue goOn: Bool? = nil, routes: [Route] = []
  ) {
    self.receiver = receiver.map { Located($0) }
    self.matchers = matchers.isEmpty ? nil : Matchers(matchers)
    self.groupBy = groupBy.map { Located($0) }
    self.continue = goOn.map { Located($0) }
    self.routes = routes.map { Located($0) }
  }
}
