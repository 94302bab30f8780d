package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// One program of the team's own.
package struct ServiceProfile: Model, Sendable {
  package static var summary: String { "A program that serves metrics." }

  package var metrics: Located<MetricsEndpoint>?
  package var interval: Located<PrometheusDuration>?
  package var timeout: Located<PrometheusDuration>?
  package var team: Located<LabelText>?
  package var workloads = WorkloadList()
  package var ownMetrics = OrderedMap<DeclaredMetric>()
  package var alerts: [ProfileAlert] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "metrics", &metrics, "Host, port and path of its metrics, as other containers reach it.",
      .required, .example("api:8000/metrics"))
    visit.key("interval", &interval, "How often it is scraped.", .byDefault("the profile's"))
    visit.key("timeout", &timeout, "How long a scrape may take.", .byDefault("10s"))
    visit.key("team", &team, "Who owns it.", .byDefault("the profile's"))
    visit.key(
      "workloads", &workloads, "What it does, by pack: http, tools, cache, process …",
      .example("[http, cache]"))
    visit.key("own_metrics", &ownMetrics, "Metrics of its own that no pack knows, by name.")
    visit.key("alerts", &alerts, "Alerts of its own.")
  }
}

/// The packs of a service: a list of names, or names with settings.
package struct WorkloadList: Field, Sendable {
  package var entries = OrderedMap<WorkloadProfile>()

  package init() {}

  package static func decode(_ node: Node, _ context: inout DecodeContext) -> WorkloadList? {
    var list = WorkloadList()
    if node.kind == .sequence {
      guard let names = [Located<String>].decode(node, &context) else { return nil }
      for name in names {
        if list.entries[name.value] != nil, let span = name.span {
          context.report("yaml/duplicate-key", at: span, "'\(name.value)' stands here twice")
        } else {
          list.entries.entries.append(.init(key: name, value: WorkloadProfile()))
        }
      }
      return list
    }
    guard let entries = OrderedMap<WorkloadProfile>.decode(node, &context) else { return nil }
    list.entries = entries
    return list
  }

  package func encode() -> Value? { entries.encode() }

  package static var shape: Shape { .either([.list(.string), OrderedMap<WorkloadProfile>.shape]) }
}

/// How one pack meets a service: what differs from the pack's own names and numbers.
package struct WorkloadProfile: Model, EmptyField, Sendable {
  package static var summary: String { "A pack as one service has it." }
  package static var empty: WorkloadProfile { WorkloadProfile() }

  package var variant: Located<String>?
  package var metrics = OrderedMap<Located<MetricNameText>>()
  package var labels = OrderedMap<Located<LabelNameText>>()
  package var thresholds = OrderedMap<Located<Double>>()
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("variant", &variant, "Which set of metrics it serves, where the pack knows several.")
    visit.key(
      "metrics", &metrics, "The pack's metric names and how the service calls them.",
      .example("http_requests_in_progress: active_connections"))
    visit.key(
      "labels", &labels, "The pack's label names and how the service calls them.",
      .example("status: status_code"))
    visit.key(
      "thresholds", &thresholds, "The pack's parameters.", .example("error_ratio: 0.1"))
  }
}

/// A metric that the team's own program serves.
package struct DeclaredMetric: Model, Sendable {
  package static var summary: String { "A metric of the team's own." }

  /// Types of the exposition format.
  package enum Kind: String, CaseIterable, Field, Sendable {
    case counter, gauge, histogram, summary
  }

  package var type: Located<Kind>?
  package var help: String?
  package var unit: String?
  package var labels = OrderedMap<LabelValues>()
  package var buckets: [Double] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("type", &type, "Its type.", .required)
    visit.key("help", &help, "What it counts.")
    visit.key("unit", &unit, "Its base unit.", .example("seconds"))
    visit.key(
      "labels", &labels, "Its labels: the values, or how many are expected.",
      .example("{method: [GET, POST], handler: 20}"))
    visit.key("buckets", &buckets, "Upper bounds of a histogram.")
  }
}

/// What a label may hold: the values themselves or their number.
package enum LabelValues: Field, Sendable, Equatable {
  case values([String])
  case count(Int)

  package static func decode(_ node: Node, _ context: inout DecodeContext) -> LabelValues? {
    if node.kind == .sequence { return [String].decode(node, &context).map { .values($0) } }
    guard node.kind == .scalar, let count = Int(node.text), count > 0 else {
      context.wrongType(node, wanted: "a list of values or how many are expected")
      return nil
    }
    return .count(count)
  }

  package func encode() -> Value? {
    switch self {
    case .values(let values): .flow(values.map { .string($0) })
    case .count(let count): .integer(count)
    }
  }

  package static var shape: Shape {
    .either([.list(.string), .integer(minimum: 1, maximum: nil)])
  }
}
