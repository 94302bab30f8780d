import BelfrySource

extension CheckRule {
  static let undefinedVolume = CheckRule(
    "compose/undefined-volume", .error,
    summary: "A service names a volume that there is not.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: [⟦data:/prometheus⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: ['data:/prometheus', './a:/b', /host:/c]
        volumes: {data: {}}

        """),
    ],
    check: .reading
  )
}
