import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes simulated services of what a plan says that real ones serve.
struct SimulationBuilder {
  private let plan: StackPlan
  private let seed: UInt64
  private var simulations: [String: PackSimulation] = [:]

  /// Sets of label values of one metric, at most.
  private static let mostSets = 500

  init(_ plan: StackPlan, seed: UInt64) {
    self.plan = plan
    self.seed = seed
    for instance in plan.instances where simulations[instance.pack.name] == nil {
      guard let file = instance.pack.simulation else { continue }
      simulations[instance.pack.name] = PackSimulation.read(file).0
    }
  }

  func services() -> [SimulatedService] {
    plan.profile.services.entries.compactMap { entry in
      guard let endpoint = entry.value.metrics?.value else { return nil }
      return SimulatedService(
        name: entry.key.value, endpoint: endpoint, metrics: metrics(entry), seed: seed)
    }
  }

  private func metrics(_ entry: OrderedMap<ServiceProfile>.Entry) -> [SimulatedMetric] {
    var found: [SimulatedMetric] = []
    var names: Set<String> = []
    for metric in entry.value.ownMetrics.entries {
      let declared = DeclaredMetric(metric.value, named: metric.key, of: entry.key.value)
      guard !declared.isPushed, names.insert(declared.name).inserted else { continue }
      found.append(own(declared))
    }
    for instance in plan.instances
    where instance.name == entry.key.value && instance.pack.manifest.kind?.value == .workload {
      let expected = entry.value.workloads.entries[instance.pack.name]?.expected
      for metric in instance.pack.metrics.metrics.entries
      where !instance.absent.contains(metric.key.value) {
        let name = instance.metricNames[metric.key.value] ?? metric.key.value
        guard names.insert(name).inserted else { continue }
        found.append(packed(name, metric, instance, expected ?? OrderedMap()))
      }
    }
    return found
  }

  // MARK: Metrics of packs

  private func packed(
    _ name: String, _ metric: OrderedMap<MetricEntry>.Entry, _ instance: PackInstance,
    _ expected: OrderedMap<Located<Int>>
  ) -> SimulatedMetric {
    let simulation = simulations[instance.pack.name]
    let known = metric.key.value
    let usual = filled(simulation?.metrics[known]?.value ?? SeriesBehaviour(), instance)
    var changes: [Scenario: SeriesBehaviour] = [:]
    for scenario in simulation?.scenarios.entries ?? [] {
      if let key = Scenario(rawValue: scenario.key.value), let change = scenario.value[known] {
        changes[key] = filled(change.value, instance)
      }
    }
    var shares: [String: LabelShares] = [:]
    for label in simulation?.labels.entries ?? [] {
      shares[label.key.value] = filled(label.value, instance)
    }
    var labels: [(name: String, own: String, values: [String])] = []
    for label in metric.value.labels.entries {
      let name = label.key.value
      guard !["le", "quantile"].contains(name) else { continue }
      let known = (usual.by[name] ?? shares[name])?.values.map(\.value) ?? []
      labels.append(
        (
          name, instance.labelNames[name] ?? name,
          values(known, expected[name]?.value ?? max(1, known.count), name)
        ))
    }
    let kind = metric.value.type ?? .gauge
    let of = usual.of.flatMap { instance.value(of: $0.value) } ?? 1
    return SimulatedMetric(
      name: name, kind: kind, help: metric.value.help,
      bounds: usual.buckets.isEmpty ? DeclaredMetric.defaultBuckets : usual.buckets, parameter: of,
      usual: usual, changes: changes, shares: shares, series: sets(labels),
      chance: Chance(seed: seed, name: "\(instance.name) \(name)"))
  }

  /// As many values as are wanted: those that are known, and then numbered ones.
  private func values(_ known: [String], _ count: Int, _ label: String) -> [String] {
    (0..<min(count, Self.mostSets)).map {
      $0 < known.count ? known[$0] : "\(label)-\($0 + 1)"
    }
  }

  /// Values in place of placeholders: the first that a service writes for «failed», say.
  private func filled(_ shares: LabelShares, _ instance: PackInstance) -> LabelShares {
    LabelShares(
      shares.values.map { ((try? instance.placeholders.fill($0.value)) ?? $0.value, $0.share) })
  }

  private func filled(_ behaviour: SeriesBehaviour, _ instance: PackInstance) -> SeriesBehaviour {
    var behaviour = behaviour
    for index in behaviour.by.entries.indices {
      behaviour.by.entries[index].value = filled(behaviour.by.entries[index].value, instance)
    }
    return behaviour
  }

  /// Every combination of label values, up to a bound.
  private func sets(
    _ labels: [(name: String, own: String, values: [String])]
  ) -> [SimulatedSeries] {
    var sets: [(text: String, values: [(name: String, value: String)])] = [("", [])]
    for label in labels {
      let longer = sets.lazy.flatMap { set in
        label.values.lazy.map { value in
          let pair = "\(label.own)=\"\(Self.escaped(value))\""
          let text = set.text.isEmpty ? pair : set.text + "," + pair
          return (text, set.values + [(label.name, value)])
        }
      }
      sets = Array(longer.prefix(Self.mostSets))
    }
    return sets.map { SimulatedSeries(labels: $0.text, values: $0.values) }
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  // MARK: Metrics that a service declares

  private func own(_ metric: DeclaredMetric) -> SimulatedMetric {
    var usual = SeriesBehaviour()
    usual.rate = 0.5
    usual.spread = 0.1
    usual.around = Self.level(metric.unit)
    if metric.kind == .histogram {
      usual.spread = 0.6
      usual.around = metric.buckets.isEmpty ? 1 : metric.buckets[metric.buckets.count / 2]
    }
    let labels = metric.labels.map { label in
      let known = label.declared.values
      let count = label.isEndless ? 20 : label.cardinality ?? max(3, known.count)
      return (label.name.value, label.name.value, values(known, count, label.name.value))
    }
    let kind: MetricEntry.Kind =
      switch metric.kind {
      case .counter: .counter
      case .histogram: .histogram
      case .gauge, .summary: .gauge
      }
    return SimulatedMetric(
      name: metric.name, kind: kind, help: metric.help ?? metric.declaredName.value,
      bounds: metric.buckets, parameter: 1, usual: usual, changes: [:], shares: [:],
      series: sets(labels), chance: Chance(seed: seed, name: "\(metric.service) \(metric.name)"))
  }

  /// A level that looks right for a unit.
  private static func level(_ unit: String?) -> Double {
    switch unit {
    case "ratio": 0.5
    case "percent": 50
    case "seconds": 0.2
    case "milliseconds": 200
    case "bytes": 100_000_000
    default: 20
    }
  }
}
