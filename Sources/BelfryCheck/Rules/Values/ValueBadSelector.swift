import BelfrySource

extension CheckRule {
  static let valueBadSelector = CheckRule(
    "value/bad-selector", .error,
    summary: "A selector of Kubernetes that cannot be read.",
    rationale: """
      Prometheus refuses the configuration.
      """,
    examples: [
      .fails(
        #"""
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            kubernetes_sd_configs:
              - role: pod
                selectors: [{role: pod, label: ⟦app in a⟧}]

        """#),
      .passes(
        #"""
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            kubernetes_sd_configs:
              - role: pod
                selectors: [{role: pod, label: "app in (a, b), !old", field: status.phase=Running}]

        """#),
    ],
    check: .reading
  )
}
