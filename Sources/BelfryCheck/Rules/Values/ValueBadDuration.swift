import BelfrySource

extension CheckRule {
  static let valueBadDuration = CheckRule(
    "value/bad-duration", .error,
    summary: "A length of time that its program does not read.",
    rationale: """
      Every program has a notation of its own: Prometheus wants `1h30m` with whole numbers and \
      units that fall, Compose and Elastic take other units. The program does not start.
      """,
    examples: [
      .fails(
        #"""
        --- prometheus.yml
        global: {scrape_interval: ⟦15 seconds⟧}

        """#),
      .fails(
        #"""
        --- rules.yml
        groups:
          - name: a
            rules: [{alert: A, expr: up == 0, for: ⟦1.5h⟧}]

        """#),
      .passes(
        #"""
        --- prometheus.yml
        global: {scrape_interval: 1m30s}

        """#),
    ],
    check: .reading
  )
}
