import BelfrySource

extension CheckRule {
  static let valueBadTarget = CheckRule(
    "value/bad-target", .error,
    summary: "A target that is no host with a port.",
    rationale: """
      Prometheus refuses addresses with a scheme or a path: these belong into `scheme` and \
      `metrics_path`.
      """,
    examples: [
      .fails(
        #"""
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            static_configs: [{targets: [⟦"http://api:80/metrics"⟧]}]

        """#),
      .passes(
        #"""
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            static_configs: [{targets: ["api:80", "api"]}]

        """#),
    ],
    check: .reading
  )
}
