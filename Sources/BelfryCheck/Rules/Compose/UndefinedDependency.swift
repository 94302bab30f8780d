import BelfrySource

extension CheckRule {
  static let undefinedDependency = CheckRule(
    "compose/undefined-dependency", .error,
    summary: "A service names a service that there is not.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            depends_on: [⟦db⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            depends_on: [db]
          db: {image: "postgres:17"}

        """),
    ],
    check: .reading
  )
}
