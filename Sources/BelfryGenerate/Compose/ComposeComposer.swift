import BelfryCatalogue
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes `docker-compose.yml` from the fragments of the packs.
struct ComposeComposer {
  let plan: StackPlan
  private let extras: ServiceExtras

  init(plan: StackPlan) {
    self.plan = plan
    extras = ServiceExtras(plan.profile)
  }

  func file() throws(MissingPlaceholder) -> Value {
    var services: [Value.Entry] = []
    for instance in plan.instances {
      for entry in instance.pack.manifest.services.entries {
        let name = try instance.placeholders.fill(entry.key.value)
        let service = try instance.placeholders.fill(entry.value.value)
        services.append(.init(name, complete(service, name), blankBefore: !services.isEmpty))
      }
    }
    let names = Set(services.map(\.key))
    services = services.map {
      .init($0.key, reachable($0.value, names), blankBefore: $0.blankBefore)
    }
    return .mapping(
      [
        .init("name", .string("\(plan.project)-monitoring"))
      ] + include + [
        .init("services", .mapping(services), blankBefore: true),
        .init("networks", networks(), blankBefore: true),
        .init("volumes", try volumes(), blankBefore: true),
      ] + secretsEntry(try secrets()))
  }

  /// What every service has unless its pack says otherwise.
  private func complete(_ service: Value, _ name: String) -> Value {
    var service = service
    if name == "grafana", plan.has("elastic") { service = readingLogs(service) }
    service = extras.complete(joined(service), name)
    if name == "blackbox-exporter", plan.probes.contains(where: { $0.profile.icmp != nil }) {
      // Pings without a capability, which a user other than root could not use anyway.
      let groups = Value.map(["net.ipv4.ping_group_range": .string("0 65534")])
      service = service.adding("sysctls", groups)
    }
    if name == "simulator" { service = standingIn(service) }
    if name == "filebeat" { service = LogComposer(plan: plan).mounted(service) }
    if plan.has("otel") { service = traced(service, name) }
    if service["network_mode"] == nil {
      service = service.adding("networks", .words(["monitoring"]))
    }
    service = service.adding("read_only", .bool(true))
      .adding("cap_drop", .words(["ALL"]))
      .adding("security_opt", .words(["no-new-privileges:true"]))
      .adding("restart", .string("unless-stopped"))
    if let limit = service["mem_limit"] { service = service.adding("memswap_limit", limit) }
    return service.adding("pids_limit", .integer(512))
      .adding(
        "logging",
        .map([
          "driver": .string("json-file"),
          "options": .map([
            "max-size": .string("10m"), "max-file": .string("3"),
            "tag": .string("belfry"),
          ]),
        ]))
  }

  /// Grafana with what its data source of logs needs.
  private func readingLogs(_ service: Value) -> Value {
    let elastic = plan.elastic
    let service = service.appending("secrets", [.string(ElasticAccess.User.reader.secret)])
      .adding("depends_on", "elastic-users", .whenCompleted)
    guard elastic.existing != nil else {
      return service.appending("volumes", [.string("elastic-certs:/certs:ro")])
    }
    let trusting =
      elastic.ca == nil
      ? service : service.appending("secrets", [.string(ElasticAccess.authorities)])
    return elastic.isNearby
      ? trusting.adding("networks", .words(["monitoring", "application"])) : trusting
  }

  /// The simulator under the names of the services that it stands in for. Its usual image is made
  /// by `belfry up`; one that the profile names may have to be pulled.
  private func standingIn(_ service: Value) -> Value {
    let names = Value.words(plan.simulatedHosts)
    let isOwn = plan.profile.images["simulator"] == nil
    return
      service
      .adding("pull_policy", isOwn ? .string("never") : nil)
      .adding("networks", .map(["application": .map(["aliases": names])]))
  }

  /// What tracing changes of a service.
  private func traced(_ service: Value, _ name: String) -> Value {
    switch name {
    case "prometheus":
      service.appending("command", [.string("--enable-feature=exemplar-storage")])
    case "otel-collector" where !plan.publishes("otlp"): service.without("ports")
    default: service
    }
  }

  /// The Compose file of the watched system, where it starts with the stack.
  private var include: [Value.Entry] {
    guard let path = plan.profile.network.include?.value else { return [] }
    return [.init("include", .sequence([.string(path)]), blankBefore: true)]
  }

  /// The service on the network of an included system: the one that its file names, else the one
  /// that Compose gives to services without networks.
  private func joined(_ service: Value) -> Value {
    guard plan.profile.network.include != nil, case .mapping(var entries) = service,
      let index = entries.firstIndex(where: { $0.key == "networks" }),
      case .flow(let names) = entries[index].value
    else { return service }
    let name = plan.profile.network.application?.value ?? "default"
    entries[index].value = .flow(names.map { $0 == .string("application") ? .string(name) : $0 })
    return .mapping(entries)
  }

  /// Dependencies on services that the stack does not have are dropped.
  private func reachable(_ service: Value, _ names: Set<String>) -> Value {
    guard case .mapping(let entries) = service else { return service }
    return .mapping(
      entries.compactMap { entry in
        guard entry.key == "depends_on" else { return entry }
        switch entry.value {
        case .mapping(let others):
          let kept = others.filter { names.contains($0.key) }
          return kept.isEmpty ? nil : .init(entry.key, .mapping(kept))
        case .sequence(let others), .flow(let others):
          let kept = others.filter {
            if case .string(let name) = $0 { names.contains(name) } else { true }
          }
          return kept.isEmpty ? nil : .init(entry.key, .flow(kept))
        default: return entry
        }
      })
  }

  private func networks() -> Value {
    let isExternal = plan.profile.network.external == true
    let application = Value.Entry(
      "application",
      .map(["name": .string(plan.networkName), "external": isExternal ? .bool(true) : nil]),
      comment: "Shared with the system that is watched: its Compose project joins it by name.")
    return .mapping(
      [
        .init(
          "monitoring",
          .map([
            "name": .string("\(plan.project)-monitoring"),
            "ipam": .map([
              "config": .sequence([
                .map(["subnet": .string(plan.subnet), "gateway": .string(plan.gateway)])
              ])
            ]),
          ]), comment: "The stack's own bridge; node-exporter listens on its gateway address.")
      ] + (plan.profile.network.include == nil ? [application] : []))
  }

  private func volumes() throws(MissingPlaceholder) -> Value {
    var names: [String] = []
    for instance in plan.instances {
      for volume in instance.pack.manifest.volumes {
        names.append(try instance.placeholders.fill(volume))
      }
    }
    return .mapping(names.unique.map { .init($0, .mapping([])) })
  }

  /// Every secret once: its name, what it is, who makes it.
  func secrets() throws(MissingPlaceholder) -> [(name: String, secret: PackSecret)] {
    var found: [(String, PackSecret)] = []
    for instance in plan.instances {
      for entry in instance.pack.manifest.secrets.entries {
        var secret = entry.value
        secret.about = try instance.placeholders.fill(secret.about)
        found.append((try instance.placeholders.fill(entry.key.value), secret))
      }
    }
    let channels = plan.has("alertmanager") ? ChannelSecret.all(plan.profile) : []
    let stores = StoreSecret.all(plan.profile).map { ($0.name, $0.about) }
    found += (channels + stores).map { ($0.0, PackSecret($0.1, create: .ask)) }
    return found
  }

  private func secretsEntry(_ secrets: [(name: String, secret: PackSecret)]) -> [Value.Entry] {
    guard !secrets.isEmpty else { return [] }
    let entries = secrets.map { name, _ in
      Value.Entry(name, .map(["file": .string("./secrets/\(name)")]))
    }
    return [.init("secrets", .mapping(entries), blankBefore: true)]
  }
}
