import BelfrySource

extension CheckRule {
  static let undefinedSecret = CheckRule(
    "compose/undefined-secret", .error,
    summary: "A service names a secret that there is not.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            secrets: [⟦key⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            secrets: [key]
        secrets: {key: {file: ./k}}

        """),
    ],
    check: .reading
  )
}
