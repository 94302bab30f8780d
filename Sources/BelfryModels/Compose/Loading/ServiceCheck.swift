import BelfrySource
import BelfryYAML

/// Checks one service of a project by itself.
struct ServiceCheck {
  let name: Located<String>
  let service: ComposeService
  let node: Node

  init(_ name: Located<String>, _ service: ComposeService, _ node: Node) {
    self.name = name
    self.service = service
    self.node = node
  }

  /// Reports a service without anything to run.
  func source(_ context: inout DecodeContext) {
    guard service.provider == nil, service.build == nil, service.image?.value.isEmpty ?? true,
      let span = name.span
    else { return }
    context.report(
      "compose/no-image", at: span, "the service '\(name.value)' has no image and no build",
      help: "add 'image:' or 'build:'")
  }

  /// Reports keys that say different things.
  func contradictions(_ context: inout DecodeContext) {
    checkNetwork(&context)
    checkCgroup(&context)
    checkBuild(&context)
    checkHealth(&context)
    checkNumber(&context)
    checkResources(&context)
    checkWatch(&context)
  }

  private func span(_ keys: String...) -> Span {
    var place = node
    var span = name.span ?? node.span
    for key in keys {
      guard let pair = place.merged.first(where: { $0.key.text == key }) else { break }
      (place, span) = (pair.value, pair.key.span)
    }
    return span
  }

  private func conflict(
    _ span: Span, _ message: String, _ help: String, _ context: inout DecodeContext
  ) {
    context.report("compose/conflicting-keys", at: span, message, help: help)
  }

  private func checkNetwork(_ context: inout DecodeContext) {
    guard let mode = service.networkMode, !mode.value.isEmpty,
      service.networks?.names.isEmpty == false
    else { return }
    conflict(
      span("network_mode"), "'network_mode' and 'networks' cannot stand together",
      "keep one of them", &context)
  }

  private func checkCgroup(_ context: inout DecodeContext) {
    guard let cgroup = service.cgroup, !cgroup.hasVariable, let span = cgroup.span,
      !["host", "private"].contains(cgroup.value)
    else { return }
    context.report(
      "compose/bad-word", at: span, "'\(cgroup.value)' is not 'host' or 'private'",
      help: "write one of them")
  }

  private func checkBuild(_ context: inout DecodeContext) {
    guard let build = service.build?.long else { return }
    if build.dockerfile?.value.isEmpty == false, build.dockerfileInline?.value.isEmpty == false {
      conflict(
        span("build", "dockerfile_inline"),
        "'dockerfile' and 'dockerfile_inline' cannot stand together", "keep one of them", &context)
    }
    guard let platform = service.platform, !platform.value.isEmpty, !build.platforms.isEmpty,
      !build.platforms.contains(where: { $0.value == platform.value || $0.hasVariable })
    else { return }
    conflict(
      span("build", "platforms"), "the build's 'platforms' lack the service's '\(platform.value)'",
      "add it to 'platforms'", &context)
  }

  private func checkHealth(_ context: inout DecodeContext) {
    guard case .list(let words)? = service.healthcheck?.test, let first = words.first,
      !["CMD", "CMD-SHELL", "NONE"].contains(first.value), let span = first.span
    else { return }
    context.report(
      "compose/bad-healthcheck", at: span,
      "a test that is a list begins with 'CMD', 'CMD-SHELL' or 'NONE'",
      help: "write [CMD, \(first.value.firstLine), …]")
  }

  private func checkNumber(_ context: inout DecodeContext) {
    let scale = service.scale?.meaning
    let replicas = service.deploy?.replicas?.meaning
    if let scale, let replicas, scale != replicas {
      conflict(
        span("scale"), "'scale' is \(scale), but 'deploy.replicas' is \(replicas)",
        "say it once", &context)
    }
    guard let container = service.containerName, !container.value.isEmpty,
      scale ?? replicas ?? 1 > 1
    else { return }
    conflict(
      span("container_name"), "several containers cannot all be named '\(container.value)'",
      "take 'container_name' away, or run one container", &context)
  }

  private func checkResources(_ context: inout DecodeContext) {
    let limits = service.deploy?.resources?.limits
    let kept = service.deploy?.resources?.reservations
    if let limits {
      compare("cpus", service.cpus?.meaning, limits.cpus?.meaning ?? 0, "limits.cpus", &context)
      compare(
        "mem_limit", service.memLimit?.meaning.map { Double($0) },
        Double(limits.memory?.meaning ?? 0), "limits.memory", &context)
      compare(
        "pids_limit", service.pidsLimit?.meaning.map { Double($0) },
        Double(limits.pids?.meaning ?? 0), "limits.pids", &context)
    }
    if let kept {
      compare(
        "mem_reservation", service.memReservation?.meaning.map { Double($0) },
        Double(kept.memory?.meaning ?? 0), "reservations.memory", &context)
    }
  }

  private func compare(
    _ key: String, _ short: Double?, _ long: Double, _ path: String,
    _ context: inout DecodeContext
  ) {
    guard let short, short != 0, short != long else { return }
    conflict(
      span(key), "'\(key)' and 'deploy.resources.\(path)' say different things",
      "say it once, or the same in both", &context)
  }

  private func checkWatch(_ context: inout DecodeContext) {
    for rule in service.develop?.watch ?? [] where rule.target?.value.isEmpty ?? true {
      guard let action = rule.action, let meaning = action.meaning, let span = action.span,
        meaning != .rebuild, meaning != .restart
      else { continue }
      context.report(
        "yaml/missing-key", at: span, "the action '\(action.value)' needs a 'target'",
        help: "add 'target:' with the folder inside")
    }
  }

  /// Reports two things that are mounted at one path.
  func targets(_ context: inout DecodeContext) {
    var known: [String: Span] = [:]
    for entry in service.tmpfs?.values ?? [] {
      check(String(entry.value.prefix { $0 != ":" }), entry.span, &known, &context)
    }
    for mount in service.volumes {
      guard let target = mount.targetPath else { continue }
      check(target.value, target.span, &known, &context)
    }
  }

  private func check(
    _ path: String, _ span: Span?, _ known: inout [String: Span], _ context: inout DecodeContext
  ) {
    guard let span, !path.isEmpty, !path.contains("$") else { return }
    let clean = FilePath.clean(path)
    guard let first = known[clean] else {
      known[clean] = span
      return
    }
    context.report(
      "compose/duplicate-mount", at: span, "something is mounted at '\(path)' already",
      help: "mount it elsewhere")
    context.diagnostics[context.diagnostics.count - 1].related = [
      .init("mounted here first", file: context.file, span: first)
    ]
  }
}
