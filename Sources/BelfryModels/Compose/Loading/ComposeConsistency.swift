import BelfrySource
import BelfryYAML

/// Checks what concerns several keys of a project: names that nobody defines, circles,
/// contradictions.
struct ComposeConsistency {
  let project: ComposeFile
  let root: Node
  /// Whether names may be defined in files that are not there.
  let isPartial: Bool
  /// Services of the profiles that are on, by name.
  let active: [OrderedMap<ComposeService>.Entry]
  private let names: Set<String>
  private let allNames: Set<String>

  init(_ project: ComposeFile, _ root: Node, _ profiles: [String]?, isPartial: Bool) {
    self.project = project
    self.root = root
    self.isPartial = isPartial
    active = project.services.entries.filter { entry in
      guard let profiles, !profiles.contains("*"), !entry.value.profiles.isEmpty else {
        return true
      }
      return entry.value.profiles.contains { profiles.contains($0.value) }
    }
    names = Set(active.map(\.key.value))
    allNames = Set(project.services.keys)
  }

  /// Reports all that is wrong.
  func check(_ context: inout DecodeContext) {
    let nodes = Dictionary(
      root["services"]?.pairs.map { ($0.key.text, $0.value) } ?? [], uniquingKeysWith: { $1 })
    for entry in active {
      guard let node = nodes[entry.key.value] else { continue }
      let check = ServiceCheck(entry.key, entry.value, node)
      if !isPartial {
        checkReferences(check, &context)
        check.source(&context)
      }
      check.contradictions(&context)
      check.targets(&context)
    }
    checkSecrets(&context)
    checkConfigs(&context)
    if !isPartial { checkCycles(&context) }
  }

  private func checkSecrets(_ context: inout DecodeContext) {
    for entry in project.secrets.entries {
      let secret = entry.value
      guard secret.external.isExternal == false, let span = entry.key.span else { continue }
      if secret.file == nil, secret.environment?.value.isEmpty ?? true {
        context.report(
          "compose/empty-secret", at: span,
          "the secret '\(entry.key.value)' has no 'file' and no 'environment'",
          help: "say where it comes from, or 'external: true'")
      }
    }
  }
}

extension ComposeConsistency {
  private func checkConfigs(_ context: inout DecodeContext) {
    for entry in project.configs.entries {
      let config = entry.value
      guard config.external == nil, let span = entry.key.span else { continue }
      if config.file == nil, config.environment == nil, config.content == nil {
        context.report(
          "compose/empty-config", at: span,
          "the config '\(entry.key.value)' has no 'file', 'environment' or 'content'",
          help: "say where it comes from, or 'external: true'")
      }
    }
  }

  private func checkReferences(_ check: ServiceCheck, _ context: inout DecodeContext) {
    let service = check.service
    for use in ServiceLinks(service).all where !names.contains(use.name.value) {
      let isOff = allNames.contains(use.name.value)
      if isOff, !use.isRequired { continue }
      undefined(
        "dependency", use.name, Array(names), &context,
        help: isOff ? "its profile is off: add the profile here, or take it away there" : nil)
    }
    for use in ServiceLinks(service).builds where !names.contains(use.name.value) {
      undefined("dependency", use.name, Array(names), &context)
    }
    let networks = service.networks?.names ?? []
    for name in networks where name.value != "default" {
      look(name, project.networks.keys, "network", &context)
    }
    for mount in service.volumes {
      guard let name = mount.volumeName else { continue }
      look(name, project.volumes.keys, "volume", &context)
    }
    for source in (service.secrets + (service.build?.long?.secrets ?? [])).compactMap(\.source) {
      look(source, project.secrets.keys, "secret", &context)
    }
    for source in service.configs.compactMap(\.source) {
      look(source, project.configs.keys, "config", &context)
    }
    for name in service.models?.names ?? [] { look(name, project.models.keys, "model", &context) }
  }

  private func look(
    _ name: Located<String>, _ known: [String], _ kind: String, _ context: inout DecodeContext
  ) {
    if !known.contains(name.value) { undefined(kind, name, known, &context) }
  }

  private func undefined(
    _ kind: String, _ name: Located<String>, _ known: [String], _ context: inout DecodeContext,
    help: String? = nil
  ) {
    guard let span = name.span, !name.value.contains("${") else { return }
    let suggestion = nearest(to: name.value, in: known.sorted())
    let list = kind == "dependency" ? "services" : "\(kind)s"
    context.report(
      "compose/undefined-\(kind)", at: span,
      "no \(kind == "dependency" ? "service" : kind) '\(name.value)' is defined",
      help: help ?? suggestion.map { "did you mean '\($0)'?" }
        ?? "define it below '\(list)' at the top level")
  }

  /// Reports each circle of services that wait for each other once.
  private func checkCycles(_ context: inout DecodeContext) {
    var links: [String: [ServiceLinks.Use]] = [:]
    for entry in active {
      links[entry.key.value] = ServiceLinks(entry.value).all
    }
    var done: Set<String> = []
    for entry in active where !done.contains(entry.key.value) {
      search(from: entry.key.value, links, &done, &context)
    }
  }

  /// A search in depth without recursion; a name that is still open closes a circle.
  private func search(
    from start: String, _ links: [String: [ServiceLinks.Use]], _ done: inout Set<String>,
    _ context: inout DecodeContext
  ) {
    var open: [(name: String, next: Int)] = [(start, 0)]
    var position: [String: Int] = [start: 0]
    while let (name, next) = open.last {
      let uses = links[name] ?? []
      guard next < uses.count else {
        open.removeLast()
        position[name] = nil
        done.insert(name)
        continue
      }
      open[open.count - 1].next += 1
      let use = uses[next]
      if let index = position[use.name.value] {
        let circle = open[index...].map(\.name) + [use.name.value]
        guard let span = use.name.span else { continue }
        context.report(
          "compose/dependency-cycle", at: span,
          "services wait for each other: \(circle.prefix(8).joined(separator: " → "))",
          help: "take one of these dependencies away")
      } else if !done.contains(use.name.value), links[use.name.value] != nil {
        position[use.name.value] = open.count
        open.append((use.name.value, 0))
      }
    }
  }
}
