import BelfrySource

extension CheckRule {
  static let undefinedNetwork = CheckRule(
    "compose/undefined-network", .error,
    summary: "A service names a network that there is not.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            networks: [⟦back⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            networks: [back, default]
        networks: {back: {}}

        """),
    ],
    check: .reading
  )
}
