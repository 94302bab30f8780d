import BelfrySource
import BelfryYAML

extension CheckRule {
  static let networkNotShared = CheckRule(
    "compose/network-not-shared", .warning,
    summary: "A service that asks another one with which it shares no network.",
    rationale: "The name cannot be resolved, and every request ends in an error.",
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          app:
            image: app:1
            environment: {API: ⟦"http://api:8080/v1"⟧}
            networks: [front]
          api: {image: "api:1", networks: [back]}
        networks: {front: , back: }
        --- notes.yml
        a: 1

        """),
      .passes(
        """
        --- compose.yaml
        services:
          app:
            image: app:1
            environment: {API: "http://api:8080", OTHER: "http://api.example:80", NAME: api}
            networks: [front, back]
          api: {image: "api:1", networks: [back]}
          host: {image: "api:1", network_mode: host, environment: {API: "http://api:8080"}}
        networks: {front: , back: }
        --- notes.yml
        a: 1

        """),
    ],
    check: .workspace { workspace, reporter in
      for service in workspace.services {
        guard let own = joined(service) else { continue }
        for (_, value, node) in ComposeWalk.environment(service.node) {
          guard let name = host(in: value) else { continue }
          let others = workspace.services.filter {
            $0.name.text == name && $0.file.path == service.file.path
          }
          guard let other = others.first, let networks = joined(other),
            own.isDisjoint(with: networks), own.isEmpty == false
          else { continue }
          reporter.report(
            at: node.span, "'\(service.name.text)' shares no network with '\(name)'",
            help: "let both join one: '\(name)' is in \(networks.sorted().joined(separator: ", "))",
            in: service.file.path)
        }
      }
    }
  )
}

/// The networks that a service joins; nothing where it uses those of the host or of another.
private func joined(_ service: Workspace.Service) -> Set<String>? {
  guard service.node["network_mode"] == nil else { return nil }
  guard let networks = service.node["networks"] else { return ["default"] }
  let names =
    networks.kind == .mapping ? networks.merged.map(\.key.text) : networks.items.map(\.text)
  return names.isEmpty ? ["default"] : Set(names)
}

/// The host of a URL.
private func host(in value: String) -> String? {
  guard let scheme = value.firstRange(of: "://") else { return nil }
  let rest = value[scheme.upperBound...].prefix { !"/?#, ".contains($0) }
  let address = rest.split(separator: "@").last ?? rest
  let name = address.prefix { $0 != ":" }
  return name.isEmpty || name.contains("$") ? nil : String(name)
}
