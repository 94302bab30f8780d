import BelfrySource
import BelfryYAML

extension CheckRule {
  static let discoveryIncomplete = CheckRule(
    "prometheus/discovery-incomplete", .error,
    summary: "A discovery without a key that it cannot do without.",
    rationale: "Prometheus refuses the configuration.",
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/configuration/"
    ],
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            marathon_sd_configs:
              - ⟦refresh_interval: 1m⟧

        """),
      .fails(
        """
        scrape_configs:
          - job_name: a
            azure_sd_configs:
              - ⟦subscription_id: a
                tenant_id: b
                client_id: c⟧

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            marathon_sd_configs:
              - servers: ["http://marathon:8080"]
            azure_sd_configs:
              - {subscription_id: a, authentication_method: ManagedIdentity}

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for (kind, node) in PrometheusWalk.discoveries(root) {
        var wanted = needed[kind] ?? []
        let method = node["authentication_method"]?.text ?? "OAuth"
        if kind == "azure_sd_configs", method == "OAuth" {
          wanted += ["tenant_id", "client_id", "client_secret"]
        }
        let missing = wanted.filter { key in
          guard let value = node[key] else { return true }
          return value.kind == .sequence ? value.items.isEmpty : value.text.isEmpty
        }
        guard !missing.isEmpty else { continue }
        let names = missing.map { "'\($0)'" }.joined(separator: " and ")
        reporter.report(at: node.span, "this discovery needs \(names)", help: "set what is missing")
      }
    }
  )
}

/// What discoveries need that have no defaults.
private let needed: [String: [String]] = [
  "azure_sd_configs": ["subscription_id"],
  "eureka_sd_configs": ["server"],
  "marathon_sd_configs": ["servers"],
  "outscale_sd_configs": ["region"],
  "uyuni_sd_configs": ["server", "username", "password"],
]
