import BelfryCatalogue
import BelfryModels
package import BelfryProfile
import BelfrySource
import BelfryYAML

/// Counts the series of a planned stack, and what follows from their number.
package struct Estimator {
  /// What is assumed where a profile says nothing.
  package struct Assumptions: Sendable {
    /// Sizes that count before the profile's, by name or `<dependency>.<name>`.
    package var sizes: [String: Int] = [:]
    /// Values of a label of which nobody said how many it has.
    package var unknownLabel = 10
    /// Values of a label that never ends: so many as are there before somebody looks.
    package var endlessLabel = 1000

    package init() {}
  }

  let plan: StackPlan
  let assumptions: Assumptions
  let rules: RuleComposer

  /// The estimate of a plan.
  package static func estimate(
    _ plan: StackPlan, _ assumptions: Assumptions = Assumptions()
  ) -> Estimate {
    var estimate = Estimator(plan, assumptions).estimate()
    estimate.prices = PriceEstimate.all(of: estimate, plan.catalogue.prices)
    estimate.verdicts = BudgetVerdict.all(of: estimate, plan.profile.budgets)
    return estimate
  }

  init(_ plan: StackPlan, _ assumptions: Assumptions = Assumptions()) {
    self.plan = plan
    self.assumptions = assumptions
    rules = RuleComposer(plan: plan)
  }

  private func estimate() -> Estimate {
    let profile = plan.profile
    var estimate = Estimate()
    estimate.jobs = jobs()
    estimate.ownJobs = Set(profile.services.keys)
    let recording = rules.recording()
    estimate.recorded = RecordedSeries(self).count(recording) + 1
    estimate.alertRules = rules.alerts().groups.reduce(0) { $0 + $1.value.rules.count }
    let interval = profile.interval?.value ?? PrometheusDuration(Defaults.interval)
    estimate.evaluation = (profile.evaluationInterval?.value ?? interval)?.milliseconds ?? 15_000
    let retention = profile.storage.retention?.value ?? PrometheusDuration(Defaults.retention)
    estimate.retention = retention?.milliseconds ?? 0
    let disk = profile.storage.disk?.value ?? ByteSize(Defaults.disk)
    estimate.retentionSize = (disk?.bytes ?? 0) / 10 * 8
    estimate.containers = size("containers", of: nil) ?? 0
    if let logs = profile.logs {
      estimate.logVolume = logs.volume?.value.bytes
      let kept = logs.retention?.value ?? PrometheusDuration(Defaults.logRetention)
      estimate.logRetention = kept?.milliseconds ?? 0
      estimate.logsElsewhere = profile.existing.elasticsearch != nil
    }
    return estimate
  }

  /// The scrape jobs in the order of `prometheus.yml`.
  func jobs() -> [Estimate.Job] {
    plan.profile.services.entries.map(service)
      + plan.instances.flatMap(exporter)
      + plan.probes.map(probe) + plan.profile.json.entries.map(page)
  }

  // MARK: Programs that are known

  private func exporter(_ instance: PackInstance) -> [Estimate.Job] {
    instance.pack.manifest.scrape.map { job in
      var name = instance.job
      if case .string(let text)? = try? instance.placeholders.fill(job.value)["job_name"] {
        name = text
      }
      let targets = (job.value["static_configs"].map(Self.targets) ?? 1)
      let known = served(by: instance, name)
      return Estimate.Job(
        name: name, program: instance.pack.manifest.title, targets: targets,
        interval: instance.interval,
        metrics: known, isKnown: !known.isEmpty)
    }
  }

  private static func targets(_ groups: Value) -> Int {
    guard case .sequence(let groups) = groups else { return 1 }
    return groups.reduce(0) { sum, group in
      switch group["targets"] {
      case .sequence(let targets)?, .flow(let targets)?: sum + targets.count
      default: sum + 1
      }
    }
  }

  private func metrics(
    _ series: OrderedMap<Located<SizeExpression>>, of instance: PackInstance?
  ) -> [Estimate.Metric] {
    series.entries.compactMap { entry in
      let count = entry.value.value.value { size($0, of: instance) } ?? 0
      return count > 0 ? Estimate.Metric(name: entry.key.value, series: count) : nil
    }
  }

  /// What answers to a job of an instance.
  private func served(by instance: PackInstance, _ job: String) -> [Estimate.Metric] {
    guard let table = instance.pack.series else { return declared(instance.pack) }
    guard job != instance.job else { return metrics(table.series, of: instance) }
    let further = table.jobs.entries.first { job.hasSuffix("-\($0.key.value)") }
    return further.map { metrics($0.value, of: instance) } ?? []
  }

  /// What a pack's rules may speak of, where nobody counted all that its program serves.
  private func declared(_ pack: Pack) -> [Estimate.Metric] {
    pack.metrics.metrics.entries.filter { $0.value.flag == nil }.map { entry in
      let sets = entry.value.labels.entries.filter { !["le", "quantile"].contains($0.key.value) }
        .reduce(1) { SizeExpression.product($0, $1.value) }
      let perSet =
        switch entry.value.type {
        case .histogram: (entry.value.buckets ?? 10) + 2
        case .summary: (entry.value.labels["quantile"] ?? 0) + 2
        default: 1
        }
      return Estimate.Metric(
        name: entry.key.value, series: SizeExpression.product(sets, perSet))
    }
  }

  private func probe(_ probe: PlannedProbe) -> Estimate.Job {
    let kind =
      probe.profile.tcp != nil
      ? "tcp"
      : probe.profile.icmp != nil ? "icmp" : probe.profile.http?.value.scheme ?? "http"
    let blackbox = plan.instances.first { $0.pack.name == "blackbox" }
    let series = blackbox?.pack.series?.probes[kind]
    return Estimate.Job(
      name: "blackbox-\(probe.name)", program: "a probe by \(kind.uppercased())", targets: 1,
      interval: probe.profile.interval?.value.milliseconds ?? blackbox?.interval ?? 15_000,
      metrics: series.map { metrics($0, of: blackbox) } ?? [], isKnown: series != nil)
  }

  /// A page in JSON, read by json_exporter: a series for each state and each value.
  private func page(_ entry: OrderedMap<JSONPageProfile>.Entry) -> Estimate.Job {
    let states = entry.value.states.entries.count
    var metrics = entry.value.values.entries.map {
      Estimate.Metric(name: $0.key.value, series: 1)
    }
    if states > 0 { metrics.insert(Estimate.Metric(name: "json_state", series: states), at: 0) }
    let interval = entry.value.interval ?? plan.profile.interval
    return Estimate.Job(
      name: "json-\(entry.key.value)", program: "a page in JSON", targets: 1,
      interval: interval?.value.milliseconds ?? 15_000, metrics: metrics)
  }

  // MARK: Sizes

  /// A size: what the command line says, then the dependency, the profile, the plan and the pack.
  func size(_ name: String, of instance: PackInstance?, _ depth: Int = 0) -> Int? {
    if let instance {
      if let said = assumptions.sizes["\(instance.name).\(name)"] { return said }
      if let own = plan.profile.dependencies[instance.name]?.expected[name]?.value { return own }
    }
    if let said = assumptions.sizes[name] ?? plan.profile.expected[name]?.value { return said }
    if let known = planned(name) { return known }
    guard depth < 8, let table = instance?.pack.series,
      let value = table.sizes[name]?.value?.value
    else { return nil }
    return value.value { size($0, of: instance, depth + 1) }
  }

  /// What the plan itself tells.
  private func planned(_ name: String) -> Int? {
    let profile = plan.profile
    switch name {
    case "channels": return max(1, profile.channels.entries.count)
    case "probes": return plan.probes.count
    case "services": return profile.services.entries.count
    case "jobs":
      return profile.services.entries.count + plan.probes.count + profile.json.entries.count
        + plan.instances.reduce(0) { $0 + $1.pack.manifest.scrape.count }
    case "groups": return rules.alerts().groups.count + rules.recording().groups.count + 1
    case "rules":
      return (rules.alerts().groups + rules.recording().groups).reduce(1) {
        $0 + $1.value.rules.count
      }
    case "containers":
      let parts = plan.instances.reduce(0) { $0 + $1.pack.manifest.services.entries.count }
      let own = profile.services.entries.reduce(0) { $0 + ($1.value.replicas?.value ?? 1) }
      return parts + own + profile.dependencies.entries.count
    default: return nil
    }
  }
}
