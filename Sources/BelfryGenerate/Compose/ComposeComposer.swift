import BelfryCatalogue
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes `docker-compose.yml` from the fragments of the packs.
struct ComposeComposer {
  let plan: StackPlan

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
        .init("name", .string("\(plan.project)-monitoring")),
        .init("services", .mapping(services), blankBefore: true),
        .init("networks", networks(), blankBefore: true),
        .init("volumes", try volumes(), blankBefore: true),
      ] + secretsEntry(try secrets()))
  }

  /// What every service has unless its pack says otherwise.
  private func complete(_ service: Value, _ name: String) -> Value {
    var service = service
    if name == "alertmanager" {
      let secrets = ChannelSecret.all(plan.profile).map(\.name)
      if !secrets.isEmpty { service = service.adding("secrets", .words(secrets)) }
    }
    if name == "blackbox-exporter", plan.probes.contains(where: { $0.profile.icmp != nil }) {
      // Pings without a capability, which a user other than root could not use anyway.
      let groups = Value.map(["net.ipv4.ping_group_range": .string("0 65534")])
      service = service.adding("sysctls", groups)
    }
    if name == "filebeat" { service = LogComposer(plan: plan).mounted(service) }
    if plan.has("otel") { service = traced(service, name) }
    if name == "grafana", plan.has("elastic") {
      service = service.appending("secrets", [.string("grafana_reader_password")])
        .appending("volumes", [.string("elastic-certs:/certs:ro")])
        .adding(
          "depends_on", "elastic-users",
          .map(["condition": .string("service_completed_successfully")]))
    }
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

  /// What tracing changes of a service.
  private func traced(_ service: Value, _ name: String) -> Value {
    switch name {
    case "prometheus":
      service.appending("command", [.string("--enable-feature=exemplar-storage")])
    case "otel-collector" where !plan.publishes("otlp"): service.without("ports")
    default: service
    }
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
    return .mapping([
      .init(
        "monitoring",
        .map([
          "name": .string("\(plan.project)-monitoring"),
          "ipam": .map([
            "config": .sequence([
              .map(["subnet": .string(plan.subnet), "gateway": .string(plan.gateway)])
            ])
          ]),
        ]), comment: "The stack's own bridge; node-exporter listens on its gateway address."),
      .init(
        "application",
        .map(["name": .string(plan.networkName), "external": isExternal ? .bool(true) : nil]),
        comment: "Shared with the system that is watched: its Compose project joins it by name."),
    ])
  }

  private func volumes() throws(MissingPlaceholder) -> Value {
    var names: [String] = []
    for instance in plan.instances {
      for volume in instance.pack.manifest.volumes {
        let name = try instance.placeholders.fill(volume)
        if !names.contains(name) { names.append(name) }
      }
    }
    return .mapping(names.map { .init($0, .mapping([])) })
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
    found += ChannelSecret.all(plan.profile).map {
      ($0.name, PackSecret($0.about, create: .ask))
    }
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
