package import BelfryCatalogue
import BelfryModels
package import BelfryProfile
package import BelfrySource
import BelfryYAML

/// Decides what a profile's stack is made of.
package struct Planner {
  let profile: Profile
  let catalogue: Catalogue
  let file: SourceFile
  var found: [Diagnostic] = []
  var plan: StackPlan

  /// Plans the stack; nothing where the profile asks for what cannot be.
  package static func plan(
    _ profile: Profile, from file: SourceFile, using catalogue: Catalogue
  ) -> (plan: StackPlan?, found: [Diagnostic]) {
    let (profile, choices) = profile.filled()
    var planner = Planner(profile, file, catalogue)
    planner.plan.choices = choices
    planner.checkInclude()
    planner.services()
    planner.metrics()
    planner.slos()
    planner.dependencies()
    planner.probes()
    planner.jsonPages()
    planner.signals()
    planner.storage()
    planner.exports()
    planner.existing()
    planner.platform()
    planner.collisions()
    planner.simulator()
    planner.images()
    planner.alerts()
    planner.boards()
    planner.downsample()
    planner.selections()
    planner.sizes()
    return (planner.found.hasErrors ? nil : planner.plan, planner.found)
  }

  private init(_ profile: Profile, _ file: SourceFile, _ catalogue: Catalogue) {
    self.profile = profile
    self.catalogue = catalogue
    self.file = file
    let project = profile.project?.value.text ?? ""
    let subnet = profile.network.subnet?.value ?? Subnet(Defaults.subnet)
    let base = profile.runbooks?.value.text ?? ""
    plan = StackPlan(
      profile: profile, catalogue: catalogue, project: project,
      title: profile.title ?? project,
      environment: profile.environment?.value.text ?? Defaults.environment,
      networkName: profile.network.application?.value ?? "\(project)-application",
      subnet: subnet?.text ?? "", gateway: subnet?.gateway ?? "",
      runbooks: base.isEmpty || base.hasSuffix("/") ? base : base + "/")
  }

  mutating func report(
    _ id: String, at span: Span?, _ message: String, help: String? = nil
  ) {
    found.append(
      Diagnostic("profile/\(id)", .error, message, help: help, file: file.path, at: span))
  }

  mutating func warn(
    _ id: String, at span: Span?, _ message: String, help: String? = nil
  ) {
    found.append(
      Diagnostic("profile/\(id)", .warning, message, help: help, file: file.path, at: span))
  }

  private var defaultInterval: Int64 {
    profile.interval?.value.milliseconds
      ?? PrometheusDuration(Defaults.interval)?.milliseconds ?? 15_000
  }

  // MARK: Services

  private mutating func services() {
    for entry in profile.services.entries {
      let name = entry.key.value
      checkName(entry.key)
      let interval = entry.value.interval?.value.milliseconds ?? defaultInterval
      checkTimeout(entry.value, interval)
      for workload in entry.value.workloads.entries.entries {
        guard let pack = pack(workload.key, .workload) else { continue }
        var instance = PackInstance(
          pack: pack, name: name, job: name, service: name,
          team: (entry.value.team ?? profile.team)?.value.text, interval: interval)
        bind(workload.value, to: &instance, at: workload.key.span)
        instance.placeholders = placeholders(instance, address: nil)
        values(workload.value, of: &instance)
        plan.instances.append(instance)
      }
    }
  }

  private mutating func checkTimeout(_ service: ServiceProfile, _ interval: Int64) {
    guard let timeout = service.timeout, timeout.value.milliseconds > interval else { return }
    report(
      "timeout-over-interval", at: timeout.span,
      "the timeout is longer than the scrape interval of \(durationWords(interval))",
      help: "shorten it, or scrape less often")
  }

  private func durationWords(_ milliseconds: Int64) -> String {
    PrometheusDuration(milliseconds: milliseconds).description
  }

  mutating func checkName(_ name: Located<String>) {
    guard LabelText(name.value) != nil else {
      report(
        "bad-name", at: name.span, "'\(name.value.prefix(40))' cannot name a scrape job",
        help: "use letters, digits, '-', '_' and '.'")
      return
    }
    let reserved = Set(catalogue.names(.platform))
    if reserved.contains(name.value) {
      report(
        "duplicate-name", at: name.span, "'\(name.value)' is a part of the stack itself",
        help: "call it something else")
    }
  }

  mutating func pack(_ name: Located<String>, _ kind: PackManifest.Kind) -> Pack? {
    if let pack = catalogue.packs[name.value], pack.manifest.kind?.value == kind { return pack }
    let names = catalogue.names(kind)
    let suggestion = nearest(to: name.value, in: names).map { "did you mean '\($0)'?" }
    report(
      "unknown-pack", at: name.span,
      "no \(kind.rawValue) pack is called '\(name.value.prefix(40))'",
      help: suggestion ?? "there are: \(names.joined(separator: ", "))")
    return nil
  }

  private mutating func bind(
    _ workload: WorkloadProfile, to instance: inout PackInstance, at span: Span?
  ) {
    let pack = instance.pack
    let metrics = pack.metrics.metrics.keys
    let labels = Set(pack.metrics.metrics.entries.flatMap { $0.value.labels.keys })
    for entry in workload.metrics.entries {
      known(entry.key, in: metrics, "metric of the pack '\(pack.name)'")
      instance.metricNames[entry.key.value] = entry.value.value.text
    }
    for entry in workload.labels.entries {
      known(entry.key, in: labels.sorted(), "label of the pack '\(pack.name)'")
      instance.labelNames[entry.key.value] = entry.value.value.text
    }
    thresholds(workload.thresholds, of: &instance)
    choose(workload.variant, in: &instance)
    parts(workload, of: &instance)
  }

  mutating func known(_ key: Located<String>, in names: [String], _ what: String) {
    guard !names.contains(key.value) else { return }
    let suggestion = nearest(to: key.value, in: names).map { "did you mean '\($0)'?" }
    report(
      "unknown-name", at: key.span, "'\(key.value.prefix(40))' is no \(what)",
      help: suggestion
        ?? (names.isEmpty ? "remove it" : "known: \(names.joined(separator: ", "))"))
  }

  mutating func thresholds(
    _ values: OrderedMap<Located<Double>>, of instance: inout PackInstance
  ) {
    for entry in values.entries {
      let parameters = instance.pack.manifest.parameters
      known(entry.key, in: parameters.keys, "parameter of the pack '\(instance.pack.name)'")
      guard let parameter = parameters[entry.key.value] else { continue }
      let value = entry.value.value
      if value < parameter.minimum ?? value || value > parameter.maximum ?? value {
        let low = parameter.minimum?.decimalText ?? "…"
        let high = parameter.maximum?.decimalText ?? "…"
        report(
          "threshold-out-of-range", at: entry.value.span,
          "\(value.decimalText) is out of range for '\(entry.key.value)', a \(parameter.unit)",
          help: "choose a number from \(low) to \(high)")
      }
      instance.thresholds[entry.key.value] = value
    }
  }

  private mutating func choose(_ variant: Located<String>?, in instance: inout PackInstance) {
    let variants = instance.pack.manifest.variants
    guard let first = variants.keys.first else {
      if let variant {
        report(
          "unknown-variant", at: variant.span,
          "the pack '\(instance.pack.name)' has no variants", help: "remove the key")
      }
      return
    }
    let chosen = variant?.value ?? first
    if let variant, variants[chosen] == nil {
      report(
        "unknown-variant", at: variant.span, "no variant is called '\(chosen.prefix(40))'",
        help: "there are: \(variants.keys.joined(separator: ", "))")
    }
    let kept = Set(variants[chosen] ?? [])
    instance.absent = Set(variants.entries.flatMap(\.value)).subtracting(kept)
  }
}
