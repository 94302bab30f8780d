import BelfrySource

extension CheckRule {
  static let conflictingKeys = CheckRule(
    "compose/conflicting-keys", .error,
    summary: "Keys of a service that contradict each other.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services:
          a:
            image: x:1
            ⟦network_mode⟧: host
            networks: [n]
        networks: {n: {}}

        """),
      .passes(
        """
        services:
          a:
            image: x:1
            networks: [n]
        networks: {n: {}}

        """),
    ],
    check: .reading
  )
}
