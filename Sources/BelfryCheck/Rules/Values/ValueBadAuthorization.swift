import BelfrySource

extension CheckRule {
  static let valueBadAuthorization = CheckRule(
    "value/bad-authorization", .error,
    summary: "An authorization whose type is basic.",
    rationale: """
      Prometheus refuses the file: a name and a password belong into `basic_auth`.
      """,
    examples: [
      .fails(
        #"""
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            authorization: {type: ⟦Basic⟧, credentials_file: /run/secrets/x}

        """#),
      .passes(
        #"""
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            authorization: {type: Bearer, credentials_file: /run/secrets/x}

        """#),
    ],
    check: .reading
  )
}
