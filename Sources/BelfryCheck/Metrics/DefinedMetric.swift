import BelfryCatalogue
import BelfryProfile
import BelfrySource
import BelfryYAML

/// A metric that somebody defines before any program serves it: in a profile or in a pack's table.
struct DefinedMetric: Sendable {
  /// A label and how many values it has.
  struct Label: Sendable {
    /// The name in Prometheus, where the label is defined.
    let name: Located<String>
    /// Number of values where somebody says it.
    let cardinality: Int?
    /// Why its values never end; nothing where they do, as far as is known.
    let endless: Endlessness?
  }

  /// How it is known that values never end.
  enum Endlessness: Sendable, Equatable {
    case name
    /// The expression in a program that gives them.
    case source(String)
  }

  /// The name in Prometheus, where the metric is defined.
  let name: Located<String>
  /// Its type as the text format has it.
  let type: String
  let help: String?
  let labels: [Label]
  /// Sets of label values, where somebody says how many occur.
  let sets: Int?
  /// Buckets of a histogram with `+Inf`; zero for other types.
  let buckets: Int
  /// Series of one set of label values.
  let seriesPerSet: Int
  /// Names under which its samples are asked for.
  let seriesNames: [String]
  /// The service that has it; nothing for a pack's.
  let service: String?
  /// How many of the service run.
  let replicas: Int
}

extension DefinedMetric {
  /// The metrics that a profile declares, and those of its services' packs left out.
  static func all(in profile: Profile) -> [DefinedMetric] {
    profile.declaredMetrics.map { metric in
      DefinedMetric(
        name: metric.declaredName.map { _ in metric.name }, type: metric.kind.rawValue,
        help: metric.help, labels: metric.labels.map(label), sets: metric.sets,
        buckets: metric.kind == .histogram ? metric.buckets.count + 1 : 0,
        seriesPerSet: metric.seriesPerSet, seriesNames: metric.seriesNames,
        service: metric.service,
        replicas: profile.services[metric.service]?.replicas?.value ?? 1)
    }
  }

  private static func label(_ label: DeclaredMetric.Label) -> Label {
    let source = label.declared.source?.value
    let isFromSource = source.map { EndlessLabels.isEndless(source: $0) == true } ?? false
    return Label(
      name: label.name, cardinality: label.cardinality,
      endless: !label.isEndless ? nil : isFromSource ? .source(source ?? "") : .name)
  }

  /// The metrics of a pack's table; each label says how many values it has.
  static func all(in table: MetricTable) -> [DefinedMetric] {
    table.metrics.entries.map { entry in
      let type = entry.value.type ?? .untyped
      let own = entry.value.labels.entries.filter {
        !(type == .summary && $0.key.value == "quantile")
          && !(type == .histogram && $0.key.value == "le")
      }
      let perSet: Int
      switch type {
      case .histogram: perSet = (entry.value.buckets ?? 10) + 2
      case .summary: perSet = (entry.value.labels["quantile"] ?? 0) + 2
      default: perSet = 1
      }
      return DefinedMetric(
        name: entry.key, type: type.rawValue,
        help: entry.value.help.isEmpty ? nil : entry.value.help,
        labels: own.map { Label(name: $0.key, cardinality: $0.value, endless: nil) }, sets: nil,
        buckets: type == .histogram ? entry.value.buckets ?? 10 : 0, seriesPerSet: perSet,
        seriesNames: type.suffixes.map { entry.key.value + $0 }, service: nil, replicas: 1)
    }
  }

  /// Series that it makes, at most a thousand million; nothing where a label never ends.
  func series(unknown: Int) -> Int? {
    guard !labels.contains(where: { $0.endless != nil }) || sets != nil else { return nil }
    var count = sets ?? 1
    if sets == nil {
      for label in labels { count = SizeExpression.product(count, label.cardinality ?? unknown) }
    }
    return SizeExpression.product(count, seriesPerSet)
  }
}
