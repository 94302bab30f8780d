package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// One program of the team's own.
package struct ServiceProfile: SectionModel, Sendable {
  package static var summary: String { "A program that serves metrics." }

  package var metrics: Located<MetricsEndpoint>?
  package var interval: Located<PrometheusDuration>?
  package var timeout: Located<PrometheusDuration>?
  package var team: Located<LabelText>?
  package var replicas: Located<Int>?
  package var client: Located<ClientLibrary>?
  package var workloads = WorkloadList()
  package var ownMetrics = OrderedMap<MetricProfile>()
  package var percentiles: Located<[Double]>?
  package var slos = OrderedMap<SloProfile>()
  package var alerts = AlertBook()
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
      "replicas", &replicas, "How many of it run, each with metrics of its own.", .byDefault("1"))
    visit.key(
      "client", &client,
      "The client library of its metrics, which adds some of its own; only for estimates.")
    visit.key(
      "workloads", &workloads, "What it does, by pack: http, tools, cache, process …",
      .example("[http, cache]"))
    visit.key(
      "own_metrics", &ownMetrics, "Metrics of its own that no pack knows, by name.",
      .example("orders_total: {type: counter, labels: {state: [new, paid]}}"))
    visit.key(
      "percentiles", &percentiles, "The percentiles that its panels of times show.",
      .byDefault("the profile's"))
    visit.key(
      "slos", &slos, "Its objectives, by name.", .example("{availability: {objective: 99.9}}"))
    visit.key("alerts", &alerts, "Alerts of its own, and what differs from a pack's for it.")
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
package struct WorkloadProfile: SectionModel, EmptyField, Sendable {
  package static var summary: String { "A pack as one service has it." }
  package static var empty: WorkloadProfile { WorkloadProfile() }

  package var variant: Located<String>?
  package var with: [Located<String>] = []
  package var without: [Located<String>] = []
  package var metrics = OrderedMap<Located<MetricNameText>>()
  package var labels = OrderedMap<Located<LabelNameText>>()
  package var values = OrderedMap<[Located<LabelPattern>]>()
  package var thresholds = OrderedMap<Located<Double>>()
  package var expected = OrderedMap<Located<Int>>()
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("variant", &variant, "Which set of metrics it serves, where the pack knows several.")
    visit.key("with", &with, "Parts of the pack that it has beside the usual ones.")
    visit.key("without", &without, "Usual parts of the pack that it does not have.")
    visit.key(
      "metrics", &metrics, "The pack's metric names and how the service calls them.",
      .example("http_requests_in_progress: active_connections"))
    visit.key(
      "labels", &labels, "The pack's label names and how the service calls them.",
      .example("status: status_code"))
    visit.key(
      "values", &values, "Label values that the pack reads and how the service writes them.",
      .example("failed: [error, timeout]"))
    visit.key(
      "thresholds", &thresholds, "The pack's parameters.", .example("error_ratio: 0.1"))
    visit.key(
      "expected", &expected, "How many values the pack's labels have here.",
      .example("{handler: 12, method: 3}"))
  }
}
