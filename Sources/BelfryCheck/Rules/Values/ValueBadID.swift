import BelfrySource

extension CheckRule {
  static let valueBadID = CheckRule(
    "value/bad-id", .error,
    summary: "An identifier that has not the form of one.",
    rationale: """
      The client of the service refuses it, and Prometheus does not start.
      """,
    examples: [
      .fails(
        #"""
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            scaleway_sd_configs:
              - role: instance
                project_id: ⟦shop⟧
                access_key: SCWXXXXXXXXXXXXXXXXX
                secret_key_file: /run/secrets/a

        """#),
      .passes(
        #"""
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            scaleway_sd_configs:
              - role: instance
                project_id: 11111111-1111-1111-1111-111111111112
                access_key: SCWXXXXXXXXXXXXXXXXX
                secret_key_file: /run/secrets/a

        """#),
    ],
    check: .reading
  )
}
