import BelfrySource

extension CheckRule {
  static let valueConflictingKeys = CheckRule(
    "value/conflicting-keys", .error,
    summary: "Keys that must not stand together.",
    rationale: """
      The program refuses the file, since one of them would have no effect.
      """,
    examples: [
      .fails(
        #"""
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            basic_auth: {username: a, password_file: b}
            ⟦authorization⟧: {credentials_file: c}

        """#),
      .passes(
        #"""
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            basic_auth: {username: a, password_file: b}

        """#),
    ],
    check: .reading
  )
}
