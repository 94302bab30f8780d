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
        let missing =
          wanted.filter { key in
            guard let value = node[key], !value.isNull else { return true }
            return value.kind == .sequence ? value.items.isEmpty : value.text.isEmpty
          } + (unemptied[kind] ?? []).filter { node[$0].map(\.text.isEmpty) ?? false }
        guard !missing.isEmpty else { continue }
        let names = missing.map { "'\($0)'" }.joined(separator: " and ")
        reporter.report(at: node.span, "this discovery needs \(names)", help: "set what is missing")
      }
    }
  )
}

/// What discoveries need that have no defaults.
private let needed: [String: [String]] = [
  "aws_sd_configs": ["role"],
  "azure_sd_configs": ["subscription_id"],
  "docker_sd_configs": ["host"],
  "dockerswarm_sd_configs": ["host", "role"],
  "eureka_sd_configs": ["server"],
  "gce_sd_configs": ["project", "zone"],
  "hetzner_sd_configs": ["role"],
  "ionos_sd_configs": ["datacenter_id"],
  "kubernetes_sd_configs": ["role"],
  "kuma_sd_configs": ["server"],
  "marathon_sd_configs": ["servers"],
  "nerve_sd_configs": ["servers", "paths"],
  "openstack_sd_configs": ["role", "region"],
  "outscale_sd_configs": ["access_key", "secret_key"],
  "ovhcloud_sd_configs": ["service", "application_key", "application_secret", "consumer_key"],
  "puppetdb_sd_configs": ["url", "query"],
  "scaleway_sd_configs": ["role", "project_id", "access_key"],
  "serverset_sd_configs": ["servers", "paths"],
  "triton_sd_configs": ["account", "dns_suffix", "endpoint"],
  "uyuni_sd_configs": ["server", "username", "password"],
]

/// What has a default, but cannot be emptied.
private let unemptied: [String: [String]] = [
  "consul_sd_configs": ["server"], "nomad_sd_configs": ["server"],
  "outscale_sd_configs": ["region"], "ovhcloud_sd_configs": ["endpoint"],
  "scaleway_sd_configs": ["api_url"],
]
