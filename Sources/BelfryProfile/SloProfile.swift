package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// A service level objective: which share of what a service does must be good.
package struct SloProfile: SectionModel, Sendable {
  package static var summary: String { "A service level objective with its error budget." }

  /// What is measured.
  package enum Indicator: String, CaseIterable, Field, Sendable {
    /// Requests without a 5xx status, of the http pack.
    case availability
    /// Requests faster than a bucket's bound, of the http pack.
    case latency
    /// Good and total events, by counters of one's own.
    case events
  }

  package var objective: Located<Double>?
  package var window: Located<PrometheusDuration>?
  package var indicator: Located<Indicator>?
  package var below: Located<PrometheusDuration>?
  package var buckets: Located<[Double]>?
  package var good: Located<String>?
  package var bad: Located<String>?
  package var total: Located<String>?
  package var least: Located<Int>?
  package var page: Bool?
  package var ticket: Bool?
  package var channels: [Located<String>] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "objective", &objective, "Percent that must be good.", .required, .example("99.9"))
    visit.key("window", &window, "The time of the error budget.", .byDefault("30d"))
    visit.key(
      "indicator", &indicator, "availability, latency or events.",
      .byDefault("what its other keys or its name say"))
    visit.key(
      "below", &below, "Latency: the bound of a bucket that exists.", .example("500ms"))
    visit.key(
      "buckets", &buckets, "Latency: the bounds of the histogram in seconds.",
      .byDefault("those of the client library for Python"))
    visit.key("good", &good, "Events: a counter of good ones.", .example("jobs_total{ok=\"1\"}"))
    visit.key("bad", &bad, "Events: a counter of bad ones, in place of 'good'.")
    visit.key("total", &total, "Events: a counter of all.", .example("jobs_total"))
    visit.key(
      "minimum_events", &least, "Fewer in an hour (a day for tickets) never alert.",
      .byDefault("100"))
    visit.key("page", &page, "Whether fast burning is critical.", .byDefault("true"))
    visit.key("ticket", &ticket, "Whether slow burning is a warning.", .byDefault("true"))
    visit.key("channels", &channels, "The channels of its alerts, whatever routes say.")
  }
}
