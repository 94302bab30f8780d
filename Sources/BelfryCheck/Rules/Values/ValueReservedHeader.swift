import BelfrySource

extension CheckRule {
  static let valueReservedHeader = CheckRule(
    "value/reserved-header", .error,
    summary: "A header that the program sets itself.",
    rationale: """
      Prometheus refuses the file.
      """,
    examples: [
      .fails(
        #"""
        --- prometheus.yml
        remote_write:
          - url: https://a.example
            headers: {⟦Content-Encoding⟧: gzip}

        """#),
      .passes(
        #"""
        --- prometheus.yml
        remote_write:
          - url: https://a.example
            headers: {X-Scope-OrgID: a}

        """#),
    ],
    check: .reading
  )
}
