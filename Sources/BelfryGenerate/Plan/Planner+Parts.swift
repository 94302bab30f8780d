import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

extension Planner {
  // MARK: Dependencies and probes

  mutating func dependencies() {
    for entry in profile.dependencies.entries {
      let type = entry.value.type ?? entry.key
      guard let pack = pack(type, .dependency) else { continue }
      let name = entry.key.value
      checkName(entry.key)
      if profile.services[name] != nil {
        report(
          "duplicate-name", at: entry.key.span, "'\(name)' names a service and a dependency",
          help: "give one of them another name")
      }
      var instance = PackInstance(
        pack: pack, name: name, job: name, service: name,
        team: (entry.value.team ?? profile.team)?.value.text,
        interval: interval(entry.value.interval))
      thresholds(entry.value.thresholds, of: &instance)
      instance.placeholders = placeholders(instance, address: entry.value.address?.value)
      instance.placeholders.values["user"] = entry.value.user?.value ?? "\(name)_exporter"
      instance.placeholders.values["database"] = entry.value.database?.value ?? pack.name
      encryption(entry.value.tls, of: &instance)
      arguments(entry.value, of: &instance)
      plan.instances.append(instance)
    }
  }

  func interval(_ own: Located<PrometheusDuration>?) -> Int64 {
    (own ?? profile.interval)?.value.milliseconds
      ?? PrometheusDuration(Defaults.interval)?.milliseconds ?? 15_000
  }

  mutating func probes() {
    for entry in profile.probes.entries {
      let probe = entry.value
      let targets = [probe.http?.value.text, probe.tcp?.value.text, probe.icmp?.value]
        .compactMap { $0 }
      guard let target = targets.first, targets.count == 1 else {
        report(
          "probe-target", at: entry.key.span,
          "the probe '\(entry.key.value)' needs one of http, tcp and icmp",
          help: "say exactly one address")
        continue
      }
      if probe.tcp != nil, probe.tcp?.value.port == nil {
        report(
          "probe-target", at: probe.tcp?.span, "a TCP probe needs a port",
          help: "write host:port")
      }
      if let tls = probe.tls, probe.tcp == nil {
        report(
          "probe-target", at: tls.span, "'tls' belongs to a TCP probe",
          help: "remove it; an address with https speaks TLS by itself")
      }
      plan.probes.append(
        PlannedProbe(
          name: entry.key.value, target: target, module: "probe_\(moduleName(entry.key.value))",
          profile: probe))
    }
  }

  private func moduleName(_ name: String) -> String {
    String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  // MARK: Parts of the stack

  mutating func platform() {
    var parts = ["prometheus"]
    if profile.existing.alertmanager == nil { parts.append("alertmanager") }
    if profile.grafana != false, profile.existing.grafana == nil { parts.append("grafana") }
    if profile.hosts != false { parts.append("node") }
    if profile.containers != false { parts.append("cadvisor") }
    if !plan.probes.isEmpty { parts.append("blackbox") }
    if !profile.json.isEmpty { parts.append("json") }
    if profile.logs != nil { parts.append("elastic") }
    if let tracing = profile.tracing { parts += ["otel", tracing.usedStore.rawValue] }
    if profile.channels.entries.contains(where: { $0.value.log != nil }) {
      parts.append("alert-log")
    }
    if !plan.slos.isEmpty { parts.append("slo") }
    if profile.simulator?.value == true { parts.append("simulator") }
    parts += storageParts + exportParts
    for name in parts {
      guard let pack = pack(Located(name), .platform) else { continue }
      // What remote write is like, Prometheus itself tells.
      var instance = PackInstance(
        pack: pack, name: name, job: name == "remote-write" ? "prometheus" : name, service: name,
        team: profile.team?.value.text, interval: interval(nil))
      if name == "blackbox" {
        for probe in profile.probes.entries { thresholds(probe.value.thresholds, of: &instance) }
      }
      if name == "elastic", profile.existing.elasticsearch != nil { instance.pack = pointed(pack) }
      if name == "json" { instance.pack = withPages(pack) }
      if name == "otel", profile.tracing?.metrics == true { instance.pack = withMetrics(pack) }
      if name == "remote-write" { instance.thresholds = remoteWriteThresholds }
      instance.placeholders = placeholders(instance, address: nil)
      instance.placeholders.values.merge(storagePlaceholders) { $1 }
      instance.placeholders.values.merge(exportPlaceholders) { $1 }
      instance.placeholders.values["simulator_probe"] = simulatorProbe
      plan.instances.append(instance)
    }
    checkPorts()
  }

  private mutating func checkPorts() {
    var owners: [Int: String] = [:]
    let published = Defaults.ports.filter { plan.publishes($0.program) }
    for (program, usual) in published where profile.ports[program] == nil {
      owners[usual] = program
    }
    for entry in profile.ports.entries {
      let program = entry.key.value
      if !Defaults.ports.contains(where: { $0.program == program }) {
        let names = Defaults.ports.map(\.program)
        report(
          "unknown-port", at: entry.key.span, "no program '\(program.prefix(40))' publishes a port",
          help: nearest(to: program, in: names).map { "did you mean '\($0)'?" }
            ?? "there are: \(names.joined(separator: ", "))")
      }
      if let owner = owners[entry.value.value.value] {
        report(
          "port-clash", at: entry.value.span,
          "port \(entry.value.value.value) is used by '\(owner)' and '\(program)'",
          help: "give one of them another port")
      }
      owners[entry.value.value.value] = program
    }
  }

  // MARK: Placeholders

  func placeholders(_ instance: PackInstance, address: NetworkAddress?) -> Placeholders {
    let host = address?.host ?? instance.name
    let port = address?.port ?? instance.pack.manifest.port
    let storage = profile.storage
    var values = [
      "project": plan.project, "environment": plan.environment, "name": instance.name,
      "job": instance.job, "host": host, "port": port.map(String.init) ?? "",
      "address": port.map { "\(host):\($0)" } ?? host,
      "interval": PrometheusDuration(milliseconds: instance.interval).description,
      "bind": profile.bind?.value ?? Defaults.bind,
      "retention": storage.retention?.value.description ?? Defaults.retention,
      "retention_size": retentionSize, "subnet": plan.subnet, "gateway": plan.gateway,
      "hostname": "\(plan.project)-host", "log_days": logDays,
      "trace_hours": traceHours,
      "log_dataset": profile.logs?.dataset?.value.text
        ?? plan.project.replacing("-", with: "_"),
      "timezone": profile.timezone ?? Defaults.timezone,
    ]
    for (program, usual) in Defaults.ports {
      let port = profile.ports[program]?.value.value ?? usual
      values["port:\(program)"] = "\(port)"
      let own =
        switch program {
        case "grafana": profile.existing.grafana
        case "kibana": profile.existing.elasticsearch?.kibana
        default: nil as Located<WebURL>?
        }
      let url =
        (profile.urls[program] ?? own)?.value.text ?? "http://\(values["bind"] ?? ""):\(port)"
      values["url:\(program)"] = url.hasSuffix("/") ? url : url + "/"
    }
    for entry in catalogue.images.entries {
      values["image:\(entry.key.value)"] =
        profile.images[entry.key.value]?.value ?? entry.value.reference
    }
    return Placeholders(values)
  }

  /// 80 % of the disk, in whole megabytes.
  private var retentionSize: String {
    let disk = profile.storage.disk?.value ?? ByteSize(Defaults.disk)
    let megabytes = (disk?.bytes ?? 0) / (1 << 20) * 8 / 10
    return megabytes % 1024 == 0 ? "\(megabytes / 1024)GB" : "\(megabytes)MB"
  }

  private var logDays: String {
    let length = profile.logs?.retention?.value ?? PrometheusDuration(Defaults.logRetention)
    return "\(max(1, (length?.milliseconds ?? 0) / 86_400_000))"
  }

  /// Whole hours, as Go's durations know no days.
  private var traceHours: String {
    let length = profile.tracing?.retention?.value ?? PrometheusDuration(Defaults.traceRetention)
    return "\(max(1, (length?.milliseconds ?? 0) / 3_600_000))"
  }

  mutating func images() {
    for entry in profile.images.entries where catalogue.images[entry.key.value] == nil {
      let names = catalogue.images.keys
      report(
        "unknown-image", at: entry.key.span, "no image is called '\(entry.key.value.prefix(40))'",
        help: nearest(to: entry.key.value, in: names).map { "did you mean '\($0)'?" }
          ?? "there are: \(names.joined(separator: ", "))")
    }
    for instance in plan.instances {
      for entry in catalogue.images.entries
      where uses(instance, "$(image:\(entry.key.value))") {
        plan.images[entry.key.value] = instance.placeholders.values["image:\(entry.key.value)"]
      }
    }
  }

  private func uses(_ instance: PackInstance, _ placeholder: String) -> Bool {
    instance.pack.manifest.services.entries.contains { entry in
      guard case .mapping(let keys) = entry.value.value else { return false }
      return keys.contains { $0.key == "image" && $0.value == .string(placeholder) }
    }
  }
}
