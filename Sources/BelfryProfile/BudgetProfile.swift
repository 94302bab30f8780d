package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// What the stack may cost: `belfry estimate` ends with 1 where an estimate lies above.
package struct BudgetProfile: SectionModel, EmptyField, Sendable {
  package static var summary: String { "How much the stack may hold and cost." }
  package static var empty: BudgetProfile { BudgetProfile() }

  package var series: Located<Int>?
  package var samples: Located<Int>?
  package var disk: Located<ByteSize>?
  package var memory: Located<ByteSize>?
  package var logs: Located<DailyVolume>?
  package var prices = OrderedMap<Located<Double>>()
  package var job: Located<Int>?
  package var metric: Located<Int>?
  package var label: Located<Int>?
  package var labels: Located<Int>?
  package var valueLength: Located<Int>?
  package var jobs = OrderedMap<Located<Int>>()
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("series", &series, "Series of the whole stack.", .example("20000"))
    visit.key("samples_per_second", &samples, "Samples a second.", .example("2000"))
    visit.key("disk", &disk, "Disk of Prometheus for its retention.", .example("5GB"))
    visit.key("memory", &memory, "Memory of Prometheus.", .example("1GB"))
    visit.key("logs", &logs, "Volume of logs a day.", .example("2GB/day"))
    visit.key(
      "monthly_price", &prices, "US dollars a month by managed service.",
      .example("{cloudwatch: 50}"))
    visit.key("job", &job, "Series of one job.", .byDefault("\(Defaults.jobBudget)"))
    visit.key(
      "metric", &metric, "Series of one metric of one job.", .byDefault("\(Defaults.metricBudget)"))
    visit.key("label_values", &label, "Values of one label.", .byDefault("\(Defaults.labelBudget)"))
    visit.key("labels", &labels, "Labels of one series.", .byDefault("\(Defaults.labelLimit)"))
    visit.key(
      "label_value_length", &valueLength, "Bytes of a label's value.",
      .byDefault("\(Defaults.valueLengthLimit)"))
    visit.key("jobs", &jobs, "Series of single jobs, by name.", .example("{api: 2000}"))
  }
}

/// An amount of text a day: `2GB/day`, or `2GB`.
package struct DailyVolume: TextField {
  package let text: String
  /// Bytes a day.
  package let bytes: Int64

  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.count == 1 || ["day", "d"].contains(parts[1]),
      let size = ByteSize(String(parts[0]))
    else { return nil }
    self.text = text
    bytes = size.bytes
  }

  package static let pattern = "^(0|[0-9.]+([KMGTPE]i?)?B)(/(day|d))?$"
  package static let words = "a volume such as '2GB/day'"
}
