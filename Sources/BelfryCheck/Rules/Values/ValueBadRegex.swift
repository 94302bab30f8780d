import BelfrySource

extension CheckRule {
  static let valueBadRegex = CheckRule(
    "value/bad-regex", .error,
    summary: "A regular expression that cannot be read.",
    rationale: """
      The program refuses the configuration.
      """,
    examples: [
      .fails(
        #"""
        --- alertmanager.yml
        route:
          receiver: a
          routes:
            - match_re: {team: ⟦"a("⟧}
        receivers: [{name: a}]

        """#),
      .passes(
        #"""
        --- alertmanager.yml
        route:
          receiver: a
          routes:
            - match_re: {team: "a|b"}
        receivers: [{name: a}]

        """#),
    ],
    check: .reading
  )
}
