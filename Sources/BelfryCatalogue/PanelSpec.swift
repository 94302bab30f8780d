package import BelfrySource
package import BelfryYAML

/// One panel, said briefly.
package struct PanelSpec: Model, Sendable {
  package static var summary: String { "One panel." }

  /// How a panel draws.
  package enum Kind: String, CaseIterable, Field, Sendable {
    case timeseries, stat, gauge, bargauge, table
  }

  package var title = ""
  package var kind: Kind?
  package var unit = ""
  package var about = ""
  package var width: Int?
  package var height: Int?
  package var since: String?
  package var trend: String?
  package var limit: Located<String>?
  package var bound: Double?
  package var below: Bool?
  package var stack: Bool?
  package var minimum: Double?
  package var maximum: Double?
  package var decimals: Int?
  package var columns = OrderedMap<String>()
  package var queries: [Located<PanelQuery>] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("title", &title, "Its title.", .required)
    visit.key("kind", &kind, "How it draws.", .required)
    visit.key("unit", &unit, "Grafana's id of the unit.", .required)
    visit.key("description", &about, "What it shows.", .required)
    visit.key("width", &width, "Columns of 24.", .byDefault("12"))
    visit.key("height", &height, "Grid rows.", .byDefault("8, 4 of a stat"))
    visit.key(
      "since", &since, "Where its time begins, instead of the dashboard's.", .example("now/d"))
    visit.key(
      "trend", &trend, "Of a stat: the time over which its change is shown.", .example("1d"))
    visit.key("limit", &limit, "The parameter at which it turns red.")
    visit.key("bound", &bound, "A fixed value at which it turns red.")
    visit.key("below", &below, "Whether it turns red below that rather than above.")
    visit.key("stack", &stack, "Whether series are stacked.")
    visit.key("min", &minimum, "Least value of the axis.")
    visit.key("max", &maximum, "Greatest value of the axis.")
    visit.key("decimals", &decimals, "Digits after the point.")
    visit.key("columns", &columns, "Of a table: its labels and their headings.")
    visit.key("queries", &queries, "What it asks.", .required)
  }
}

/// One query of a panel.
package struct PanelQuery: Model, Sendable {
  package static var summary: String { "One query." }

  package var expr = Located("")
  package var legend: String?
  package var instant: Bool?
  package var percentiles: Bool?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("expr", &expr, "PromQL with Grafana's variables.", .required)
    visit.key("legend", &legend, "Name of each series.")
    visit.key(
      "percentiles", &percentiles,
      "Whether it is asked for every percentile of the profile; it is written for the 95th, p95.")
    visit.key("instant", &instant, "Whether only the latest value is asked.")
  }
}
