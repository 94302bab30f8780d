package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// A metric that a program of the team's own serves or pushes, as the profile declares it.
///
/// What follows from it, its name in Prometheus and its series, is a ``DeclaredMetric``.
package struct MetricProfile: SectionModel, EmptyField, Sendable {
  package static var summary: String { "A metric of the team's own." }
  package static var empty: MetricProfile { MetricProfile() }

  /// Types of the exposition format that a program can declare.
  package enum Kind: String, CaseIterable, Field, Sendable {
    case counter, gauge, histogram, summary
  }

  /// A gauge where nothing is said.
  package var type: Located<Kind>?
  package var unit: Located<MetricUnit>?
  package var help: Located<String>?
  package var labels = MetricLabels()
  /// Upper bounds of a histogram, rising; `+Inf` need not stand there.
  package var buckets: Located<[Double]>?
  /// Quantiles of a summary, from 0 to 1.
  package var quantiles: Located<[Double]>?
  /// Name in Prometheus, where the rule for names with dots gives another one.
  package var name: Located<MetricNameText>?
  /// Sets of label values that really occur, where they are fewer than all combinations.
  package var sets: Located<Int>?
  package var pushed: Bool?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("type", &type, "Its type.", .byDefault("gauge"))
    visit.key("unit", &unit, "Its unit; a base unit is best.", .example("seconds"))
    visit.key("help", &help, "What it says, for people.")
    visit.key(
      "labels", &labels,
      "Its labels: the values, how many are expected, or where the program takes them from.",
      .example("{method: [GET, POST], handler: 20, endpoint: {from: request.url.path}}"))
    visit.key(
      "buckets", &buckets, "Upper bounds of a histogram, rising.",
      .byDefault("14 of the client library"), .example("[0.1, 0.5, 1, 5]"))
    visit.key(
      "quantiles", &quantiles, "Quantiles of a summary, from 0 to 1.", .byDefault("none"))
    visit.key(
      "name", &name, "Its name in Prometheus.",
      .byDefault("the name above, with '_' for dots, its unit and '_total'"))
    visit.key(
      "sets", &sets, "How many sets of label values occur.", .byDefault("all combinations"))
    visit.key(
      "pushed", &pushed, "Whether a job pushes it through a Pushgateway.", .byDefault("false"))
  }
}
