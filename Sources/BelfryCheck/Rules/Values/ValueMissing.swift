import BelfrySource

extension CheckRule {
  static let valueMissing = CheckRule(
    "value/missing", .error,
    summary: "A value that cannot be left out beside another, or that is empty.",
    rationale: """
      A certificate needs its key, a filter its values. The program does not start.
      """,
    examples: [
      .fails(
        #"""
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            tls_config: {⟦cert_file⟧: /etc/a.pem}

        """#),
      .passes(
        #"""
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            tls_config: {cert_file: /etc/a.pem, key_file: /etc/a.key}

        """#),
    ],
    check: .reading
  )
}
