import BelfrySource
import BelfryYAML

extension CheckRule {
  static let discoveryCredentials = CheckRule(
    "prometheus/discovery-credentials", .error,
    summary: "A discovery with two ways to say who it is.",
    rationale: "Prometheus takes one of them at most, and refuses the configuration.",
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config"
    ],
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            kubernetes_sd_configs:
              - role: pod
                api_server: https://k8s:443
                basic_auth: {username: a, password_file: /run/secrets/a}
                ⟦bearer_token_file⟧: /run/secrets/b

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            kubernetes_sd_configs:
              - role: pod
                api_server: https://k8s:443
                bearer_token_file: /run/secrets/b

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for (kind, node) in PrometheusWalk.discoveries(root) where !modelled.contains(kind) {
        var ways = ["basic_auth", "authorization", "oauth2", "bearer_token", "bearer_token_file"]
        if kind == "marathon_sd_configs" { ways += ["auth_token", "auth_token_file"] }
        let set = node.pairs.filter { ways.contains($0.key.text) && !$0.value.isNull }
        guard let first = set.first, set.count > 1 else { continue }
        for other in set.dropFirst() {
          reporter.report(
            at: other.key.span, "'\(other.key.text)' stands beside '\(first.key.text)'",
            help: "keep one of them",
            related: [.init("the first", file: reporter.file, span: first.key.span)])
        }
      }
    }
  )
}

/// Discoveries whose model asks this already.
private let modelled: Set = ["http_sd_configs"]
