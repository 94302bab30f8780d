import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let adminApiExposed = CheckRule(
    "compose/admin-api-exposed", .warning,
    summary: "An interface that deletes data or stops the server, open to the network.",
    rationale: """
      With --web.enable-admin-api anybody who reaches the port deletes series; with \
      --web.enable-lifecycle, stops the server.
      """,
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [⟦--web.enable-admin-api⟧]
            ports: ["9090:9090"]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [--web.enable-lifecycle]
            ports: ["127.0.0.1:9090:9090"]

        """),
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: ⟦--config.file=/etc/prometheus/prometheus.yml --web.enable-lifecycle⟧
            ports: ["9090:9090"]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [--web.enable-lifecycle, --web.config.file=/etc/prometheus/web.yml]
            ports: ["9090:9090"]
            volumes: ["./web.yml:/etc/prometheus/web.yml:ro"]
        --- web.yml
        basic_auth_users:
          admin: $2y$10$0123456789012345678901aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

        """),
    ],
    check: .service { service, reporter in
      guard service.imageName == "prometheus" else { return }
      let isOpen = (service.node["ports"]?.items ?? []).contains { port in
        if port.kind == .mapping {
          return port["published"] != nil
            && !["127.0.0.1", "::1"].contains(port["host_ip"]?.text ?? "")
        }
        return port.text.contains(":") && !port.text.hasPrefix("127.")
          && !port.text.hasPrefix("[::1]") && !port.text.contains("${")
      }
      guard isOpen, !reporter.workspace.asksForUsers(service) else { return }
      for (word, span) in ComposeWalk.words(service.node["command"])
      where ["--web.enable-admin-api", "--web.enable-lifecycle"].contains(word) {
        reporter.report(
          at: span, "'\(word)' is open to all who reach the port",
          help: ComposeWalk.isSwarm(service.root)
            ? "do not publish the port, or take the flag out"
            : "publish the port on 127.0.0.1, or take the flag out")
      }
    }
  )
}

extension Workspace {
  /// Whether a service lets in only users that its `--web.config.file` names.
  fileprivate func asksForUsers(_ service: ServiceSubject) -> Bool {
    webConfigs.contains { config in
      config.service.name.text == service.name.text
        && config.service.node["image"]?.text == service.node["image"]?.text
        && files(.webConfig).contains {
          $0.path == config.path && $0.root["basic_auth_users"]?.merged.isEmpty == false
        }
    }
  }
}
