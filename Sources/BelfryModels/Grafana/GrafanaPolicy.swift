package import BelfrySource
package import BelfryYAML

/// A notification policy of Grafana; the outermost one of an organisation, or one below it.
package struct GrafanaPolicy: Model, Sendable {
  package var orgId: IntegerText?
  package var receiver: AnyScalar?
  package var groupBy: [AnyScalar] = []
  package var match: OrderedMap<AnyScalar> = OrderedMap<AnyScalar>()
  package var matchRe: OrderedMap<AnyScalar> = OrderedMap<AnyScalar>()
  package var matchers: [AnyField] = []
  package var objectMatchers: [AnyField] = []
  package var muteTimeIntervals: [AnyScalar] = []
  package var activeTimeIntervals: [AnyScalar] = []
  package var `continue`: FlagText?
  package var groupWait: DurationText?
  package var groupInterval: DurationText?
  package var repeatInterval: DurationText?
  package var routes: [Located<GrafanaPolicy>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A notification policy of Grafana."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("orgId", &orgId, "Organisation; only at the top.", .byDefault("1"))
    visit.key("receiver", &receiver, "Contact point that is told.")
    visit.key("group_by", &groupBy, "Labels whose values make a group; ... for all.")
    visit.key("match", &match, "Labels with the values that they must have.")
    visit.key("match_re", &matchRe, "Labels with the expressions that must match.")
    visit.key("matchers", &matchers, "Conditions in Prometheus' notation.")
    visit.key("object_matchers", &objectMatchers, "Conditions of label, operator and value.")
    visit.key("mute_time_intervals", &muteTimeIntervals, "Times in which it is silent.")
    visit.key(
      "active_time_intervals", &activeTimeIntervals, "Times outside of which it is silent.",
      .since("12.1"))
    visit.key("continue", &`continue`, "Whether later policies are asked too.", .byDefault("false"))
    visit.key("group_wait", &groupWait, "Wait before a new group is told.", .byDefault("30s"))
    visit.key("group_interval", &groupInterval, "Wait for new alerts.", .byDefault("5m"))
    visit.key("repeat_interval", &repeatInterval, "Wait before it is repeated.", .byDefault("4h"))
    visit.key("routes", &routes, "Policies below it.")
  }
}

/// A contact point that one rule tells itself.
package struct GrafanaNotificationSettings: Model, Sendable {
  package var receiver: AnyScalar?
  package var groupBy: [AnyScalar] = []
  package var groupWait: DurationText?
  package var groupInterval: DurationText?
  package var repeatInterval: DurationText?
  package var muteTimeIntervals: [AnyScalar] = []
  package var activeTimeIntervals: [AnyScalar] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A contact point that one rule tells itself."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("receiver", &receiver, "The contact point.", .required)
    visit.key("group_by", &groupBy, "Labels whose values make a group; ... for all.")
    visit.key("group_wait", &groupWait, "Wait before a new group is told.")
    visit.key("group_interval", &groupInterval, "Wait for new alerts.")
    visit.key("repeat_interval", &repeatInterval, "Wait before it is repeated.")
    visit.key("mute_time_intervals", &muteTimeIntervals, "Times in which it is silent.")
    visit.key("active_time_intervals", &activeTimeIntervals, "Times outside of which it is silent.")
  }
}
