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
      .passes(
        """
        --- compose.tls.yaml
        services:
          app: {environment: {API: "http://api:8080"}}
          api: {image: "api:1", networks: [back]}
        networks: {back: }
        --- notes.yml
        a: 1

        """),
    ],
    check: .workspace { workspace, reporter in
      for service in workspace.services {
        guard service.node["network_mode"] == nil, !service.isFragment else { continue }
        let own = service.networkNames
        for (_, value, node) in ComposeWalk.environment(service.node) {
          guard let name = NetworkAddress.host(ofURLIn: value) else { continue }
          let others = workspace.services.filter {
            $0.name.text == name && $0.file.path == service.file.path
          }
          guard let other = others.first, other.node["network_mode"] == nil,
            own.isDisjoint(with: other.networkNames)
          else { continue }
          reporter.report(
            at: node.span, "'\(service.name.text)' shares no network with '\(name)'",
            help:
              "let both join one: '\(name)' is in \(other.networkNames.sorted().joined(separator: ", "))",
            in: service.file.path)
        }
      }
    }
  )
}

extension Workspace.Service {
  /// Whether what it runs, and so perhaps its networks, stands in a file that is not there.
  fileprivate var isFragment: Bool {
    !["image", "build", "extends", "provider"].contains { node[$0] != nil }
  }
}
