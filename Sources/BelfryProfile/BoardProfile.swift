package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// A dashboard of the team's own: sections of metrics.
package struct BoardProfile: SectionModel, Sendable {
  package static var summary: String { "A dashboard of one's own." }

  package var title: String?
  package var about: String?
  package var team: Located<LabelText>?
  package var sections = OrderedMap<BoardSectionProfile>()
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("title", &title, "Its title.", .byDefault("its name in words"))
    visit.key("description", &about, "What it is for.")
    visit.key("team", &team, "Whose it is; a tag, and the team whose alerts it marks.")
    visit.key(
      "sections", &sections, "Its sections from top to bottom, by name.", .required,
      .example("{system_overview: {metrics: [system.cpu.usage_percent]}}"))
  }
}

/// Metrics under one heading of a dashboard.
package struct BoardSectionProfile: SectionModel, Sendable {
  package static var summary: String { "Metrics under one heading." }

  package var title: String?
  package var metrics: [BoardMetric] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("title", &title, "The heading.", .byDefault("its name in words"))
    visit.key(
      "metrics", &metrics,
      "What it shows: names of metrics, or panels with PromQL and unit.", .required,
      .example("[app.health.status, {title: Queue, expr: sum(queue_length), unit: short}]"))
  }
}

/// One panel of a dashboard of one's own: the name of a metric, or what differs from its usual
/// panel, or PromQL.
package struct BoardMetric: SectionModel, Sendable {
  package static var summary: String { "A metric on a dashboard." }

  /// How a panel draws.
  package enum Kind: String, CaseIterable, Field, Sendable {
    case timeseries, stat, gauge, bargauge, table
  }

  package var metric: Located<String>?
  package var expr: Located<String>?
  /// The scalar that holds the expression, for carets inside it.
  package var expressionNode: Node?
  package var title: String?
  package var unit: Located<String>?
  package var about: String?
  package var kind: Located<Kind>?
  package var threshold: Located<Double>?
  package var below: Bool?
  package var since: Located<String>?
  package var trend: Located<PrometheusDuration>?
  package var legend: String?
  package var width: Located<Int>?
  /// Where the entry stands.
  package var span: Span?
  package var unmodelled = Unmodelled()

  package init() {}

  /// A mapping, or the name of a metric alone.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> BoardMetric? {
    var metric = BoardMetric()
    switch node.kind {
    case .scalar where !node.isNull && !node.text.isEmpty:
      metric.metric = Located(node.text, at: node.span)
    case .mapping:
      metric = decodeKeys(node, &context)
      metric.expressionNode = node["expr"]
    default:
      context.wrongType(node, wanted: "the name of a metric or a mapping")
      return nil
    }
    metric.span = node.span
    return metric
  }

  package static var shape: Shape {
    .either([.string, .model(name: "BoardMetric", summary: summary) { keyShapes }])
  }

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "metric", &metric,
      "A declared metric, a pack's, or a name such as system.cpu.usage_percent.")
    visit.key(
      "expr", &expr, "PromQL, with Grafana's variables.",
      .example("sum(rate(orders_total[$__rate_interval]))"))
    visit.key("title", &title, "Its title; PromQL needs one.")
    visit.key(
      "unit", &unit, "Grafana's id of the unit, or a word such as 'seconds'.",
      .byDefault("the metric's, else short"))
    visit.key("description", &about, "What it shows.")
    visit.key("kind", &kind, "How it draws.", .byDefault("timeseries"))
    visit.key("threshold", &threshold, "The value at which it turns red.")
    visit.key("below", &below, "Whether it turns red below that.", .byDefault("false"))
    visit.key(
      "since", &since, "Where its time begins, instead of the dashboard's.", .example("now/d"))
    visit.key(
      "trend", &trend, "Of a stat: the time over which its change is shown.", .example("1d"))
    visit.key("legend", &legend, "Name of each series.", .example("'{{endpoint}}'"))
    visit.key("width", &width, "Columns of 24.", .byDefault("12"))
  }
}

extension Profile {
  /// The dashboards of one's own; the only one has no name.
  package var boards: [(name: Located<String>?, board: BoardProfile)] {
    (dashboard.map { [(nil, $0)] } ?? []) + dashboards.entries.map { ($0.key, $0.value) }
  }
}
