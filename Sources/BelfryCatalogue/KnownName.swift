package import BelfrySource
package import BelfryYAML

/// `names.yaml`: a name such as `system.cpu.usage_percent`, and what it is in Prometheus when a
/// certain pack is in use.
package struct KnownName: Model, Sendable {
  package static var summary: String { "A name that everybody knows, in PromQL." }

  package var pack = ""
  package var title = ""
  package var unit: Located<Unit>?
  package var expr = Located("")
  package var minimum: Double?
  package var maximum: Double?
  package var labels = OrderedMap<String>()
  package var series = OrderedMap<SeriesOfValue>()
  package var unmodelled = Unmodelled()

  package init() {}

  /// Units in which thresholds of names are said.
  package enum Unit: String, CaseIterable, Field, Sendable {
    case percent, milliseconds, seconds, gigabytes, bytes, number, dollars
    case bytesPerSecond = "bytes_per_second"
    case perSecond = "per_second"
    case boolean

    /// What stands behind a number in a message.
    package var sign: String {
      switch self {
      case .percent: " %"
      case .milliseconds: " ms"
      case .seconds: " s"
      case .gigabytes: " GB"
      case .bytes: " bytes"
      case .bytesPerSecond: " bytes/s"
      case .perSecond: "/s"
      case .dollars: " USD"
      case .number, .boolean: ""
      }
    }
  }

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("pack", &pack, "The pack whose metrics it is made of.", .required)
    visit.key("title", &title, "What it is, as the subject of a sentence.", .required)
    visit.key("unit", &unit, "The unit of its values.", .required)
    visit.key("expr", &expr, "PromQL that gives it in that unit.", .required)
    visit.key("minimum", &minimum, "Its least value.")
    visit.key("maximum", &maximum, "Its greatest value.")
    visit.key("labels", &labels, "Labels of its result in a test, beside job.")
    visit.key("series", &series, "Series of a test that give a value v.")
  }
}

/// A test's series as a function of the value v that it shall give: `[a, b]` stands for a + b·v.
package struct SeriesOfValue: Model, Sendable {
  package static var summary: String { "A series that gives a value." }

  package var level: [Double] = []
  package var perMinute: [Double] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("level", &level, "Its value.")
    visit.key("per_minute", &perMinute, "Its increase a minute.")
  }
}
