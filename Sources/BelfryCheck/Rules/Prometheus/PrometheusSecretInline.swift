import BelfrySource
import BelfryYAML

extension CheckRule {
  static let prometheusSecretInline = CheckRule(
    "prometheus/secret-inline", .warning,
    summary: "A secret stands in the configuration.",
    rationale: "Whoever reads the repository or the bundle has it.",
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            basic_auth:
              username: a
              password: ⟦hunter2-hunter2⟧

        """),
      .fails(
        """
        scrape_configs:
          - job_name: a
            azure_sd_configs:
              - {subscription_id: a, tenant_id: b, client_id: c, client_secret: ⟦hunter2-hunter2⟧}

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            basic_auth:
              username: a
              password_file: /run/secrets/a
          - job_name: b
            authorization: {credentials: "<token>"}

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      let files: Set = [
        "password", "credentials", "client_secret", "bearer_token", "auth_token", "key",
      ]
      let others: Set = ["secret_key", "application_secret", "consumer_key", "token", "secret_key"]
      let noFile = Set(discoverySecrets(root).map(\.span))
      for pair in PrometheusWalk.scalars(root) {
        let name = pair.key.text
        guard files.contains(name) || others.contains(name), pair.value.kind == .scalar,
          !pair.value.isNull, !pair.value.text.isEmpty, !pair.value.text.contains("$"),
          !Placeholder.isMark(pair.value.text), !Placeholder.isOne(pair.value.text)
        else { continue }
        reporter.report(
          at: pair.value.span, "'\(name)' is a secret, and stands here for all to read",
          help: files.contains(name) && !noFile.contains(pair.value.span)
            ? "use '\(name)_file'" : "fill it in before the file is mounted")
      }
    }
  )
}

/// Secrets that clouds and Consul take as text alone.
private func discoverySecrets(_ root: Node) -> [Node] {
  let clouds: Set = [
    "azure_sd_configs", "consul_sd_configs", "openstack_sd_configs", "uyuni_sd_configs",
  ]
  let found = PrometheusWalk.discoveries(root).filter { clouds.contains($0.kind) }
  // Of the credentials of Azure for remote_write there is no file either.
  let azure = (root["remote_write"]?.items ?? []).compactMap { $0["azuread"]?["oauth"] }
  return (found.map(\.node) + azure).flatMap { node in
    ["password", "client_secret"].compactMap { node[$0] }
  }
}
