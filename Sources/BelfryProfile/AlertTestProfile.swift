package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// How an alert in PromQL is tested: series in three phases, quiet, bad and quiet again. A threshold
/// alert needs none, its test follows from the threshold.
package struct AlertTestProfile: SectionModel, Sendable {
  package static var summary: String { "What makes an alert in PromQL silent, firing and silent." }

  package var series = OrderedMap<[Located<String>]>()
  package var step: Located<PrometheusDuration>?
  package var labels = OrderedMap<String>()
  package var value: Located<Double>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "series", &series,
      "Series, and what each of the three phases does to them: a level, a change a step such as "
        + "\"+5\", or _ for nothing.", .required,
      .example(#"{'queue_length{job="worker"}': [10, 5000, 10]}"#))
    visit.key(
      "step", &step, "Time between two values, of which a phase has 30.", .byDefault("1m"))
    visit.key(
      "labels", &labels, "Labels of the firing alert, besides those that the alert itself sets.")
    visit.key(
      "value", &value,
      "The expression's value at the end of the bad phase; words that print it "
        + "need it.")
  }

  /// Minutes between two values.
  package var minutes: Int { max(1, Int((step?.value.milliseconds ?? 0) / 60_000)) }
}
