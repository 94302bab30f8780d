import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let webConfigMismatch = CheckRule(
    "prometheus/web-config-mismatch", .error,
    summary: "A job that does not speak as the target's `--web.config.file` wants it.",
    rationale:
      "Every scrape fails: plain HTTP is answered with 400 where TLS is on, requests without a user with 401 where there are users.",
    references: [
      "https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md"
    ],
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes:
              - ./prometheus.yml:/etc/prometheus/prometheus.yml:ro
          node-exporter:
            image: prom/node-exporter:v1.12.1
            command: [--web.config.file=/web.yml]
            volumes: ["./web.yml:/web.yml:ro"]
        --- web.yml
        tls_server_config: {cert_file: a.crt, key_file: a.key}
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: [⟦"node-exporter:9100"⟧]}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes:
              - ./prometheus.yml:/etc/prometheus/prometheus.yml:ro
          node-exporter:
            image: prom/node-exporter:v1.12.1
            command: [--web.config.file=/web.yml]
            volumes: ["./web.yml:/web.yml:ro"]
        --- web.yml
        tls_server_config: {cert_file: a.crt, key_file: a.key}
        basic_auth_users:
          prometheus: $2y$10$0123456789012345678901aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            scheme: https
            basic_auth: {username: prometheus, password_file: /run/secrets/p}
            static_configs: [{targets: ["node-exporter:9100"]}]

        """),
    ],
    check: .workspace { workspace, reporter in
      let configs = workspace.webConfigs
      guard !configs.isEmpty else { return }
      for server in workspace.mainServers {
        for (job, target) in workspace.targets(server) where job["relabel_configs"] == nil {
          let host = NetworkName.host(target.text)
          let isSelf =
            ["localhost", "127.0.0.1"].contains(host) && NetworkName.port(target.text) == 9090
          guard let service = isSelf ? server.service : workspace.service(named: host),
            let config = configs.first(where: {
              $0.service.name.text == service.name.text && $0.service.file.path == service.file.path
            }), let file = workspace.files(.webConfig).first(where: { $0.path == config.path }),
            let (message, help) = problem(job, file.root, service.name.text)
          else { continue }
          reporter.report(
            at: target.span, message, help: help,
            related: [.init("its settings", file: file.path, span: file.root.span)],
            in: target.file.path)
        }
      }
    }
  )
}

/// What keeps a job from being answered, and what to do.
private func problem(_ job: Node, _ web: Node, _ name: String) -> (String, String)? {
  let tls = web["tls_server_config"]
  let hasTLS = ["cert", "cert_file"].contains { tls?[$0]?.text.isEmpty == false }
  let scheme = job["scheme"]?.text ?? "http"
  if hasTLS, scheme == "http" {
    return ("'\(name)' speaks TLS, the job plain HTTP", "write 'scheme: https' and its tls_config")
  }
  if !hasTLS, scheme == "https" {
    return ("'\(name)' speaks plain HTTP, the job TLS", "take 'scheme: https' out")
  }
  let signs = ["basic_auth", "authorization", "bearer_token", "bearer_token_file", "oauth2"]
  guard web["basic_auth_users"]?.merged.isEmpty == false,
    !signs.contains(where: { job[$0] != nil })
  else { return nil }
  return ("'\(name)' wants a user, the job names none", "add 'basic_auth:' with one of its users")
}
