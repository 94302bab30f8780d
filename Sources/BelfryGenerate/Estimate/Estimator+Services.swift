import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

extension Estimator {
  /// The job of a service: what its packs say it serves, what it declares, and what its client
  /// library adds.
  func service(_ entry: OrderedMap<ServiceProfile>.Entry) -> Estimate.Job {
    let service = entry.value
    var found: [String: Estimate.Metric] = [:]
    var order: [String] = []
    func add(_ metric: Estimate.Metric) {
      if found.updateValue(metric, forKey: metric.name) == nil { order.append(metric.name) }
    }
    let client = service.client?.value
    for metric in client?.runtime ?? [] {
      add(Estimate.Metric(name: metric.name, series: metric.series))
    }
    for instance in plan.instances
    where instance.name == entry.key.value && instance.pack.manifest.kind?.value == .workload {
      let profile = service.workloads.entries[instance.pack.name]
      for metric in instance.pack.metrics.metrics.entries
      where !instance.absent.contains(metric.key.value) {
        add(workload(metric.key.value, metric.value, instance, profile, client))
      }
    }
    // What a service says of its own metrics counts before what a pack expects.
    for metric in service.ownMetrics.entries {
      let declared = DeclaredMetric(metric.value, named: metric.key, of: entry.key.value)
      if !declared.isPushed { add(own(declared, client)) }
    }
    let interval = service.interval ?? plan.profile.interval
    return Estimate.Job(
      name: entry.key.value, program: "a service", targets: service.replicas?.value ?? 1,
      interval: interval?.value.milliseconds ?? 15_000,
      metrics: order.compactMap { found[$0] }, isKnown: !order.isEmpty)
  }

  /// A metric of a pack as a service has it.
  private func workload(
    _ name: String, _ entry: MetricEntry, _ instance: PackInstance, _ profile: WorkloadProfile?,
    _ client: ClientLibrary?
  ) -> Estimate.Metric {
    var sets = 1
    for label in entry.labels.entries where !["le", "quantile"].contains(label.key.value) {
      let count = profile?.expected[label.key.value]?.value ?? label.value
      sets = SizeExpression.product(sets, count)
    }
    if let said = profile?.expected[name]?.value { sets = said }
    let own = instance.metricNames[name] ?? name
    let perSet: Int
    switch entry.type {
    case .histogram: perSet = (entry.buckets ?? 15) + 2 + (client?.created ?? 0)
    case .summary: perSet = (entry.labels["quantile"] ?? 0) + 2 + (client?.created ?? 0)
    case .counter: perSet = 1 + (isOfProcess(name) ? 0 : client?.created ?? 0)
    default: perSet = 1
    }
    return Estimate.Metric(name: own, series: SizeExpression.product(sets, perSet))
  }

  /// Whether a client library writes it without counting itself.
  private func isOfProcess(_ name: String) -> Bool { name.hasPrefix("process_") }

  /// A metric that a service declares.
  func own(_ metric: DeclaredMetric, _ client: ClientLibrary?) -> Estimate.Metric {
    var estimate = Estimate.Metric(name: metric.name, series: 0)
    var sets = 1
    for label in metric.labels {
      let count: Int
      if let known = label.cardinality {
        count = known
      } else if label.isEndless {
        count = assumptions.endlessLabel
        estimate.endless.append(label.name.value)
      } else {
        count = assumptions.unknownLabel
        estimate.assumed.append(label.name.value)
      }
      sets = SizeExpression.product(sets, count)
    }
    if let said = metric.sets {
      sets = said
      estimate.assumed = []
    }
    let created = metric.kind == .gauge ? 0 : client?.created ?? 0
    estimate.series = SizeExpression.product(sets, metric.seriesPerSet + created)
    return estimate
  }
}
