import BelfrySource

extension CheckRule {
  static let valueOutOfRange = CheckRule(
    "value/out-of-range", .error,
    summary: "A number that lies outside of what may be.",
    rationale: """
      The program refuses the file.
      """,
    examples: [
      .fails(
        #"""
        --- alertmanager.yml
        route: {receiver: a, group_interval: ⟦0s⟧}
        receivers: [{name: a}]

        """#),
      .passes(
        #"""
        --- alertmanager.yml
        route: {receiver: a, group_interval: 1m}
        receivers: [{name: a}]

        """#),
    ],
    check: .reading
  )
}
