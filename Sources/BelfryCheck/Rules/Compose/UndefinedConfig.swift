import BelfrySource

extension CheckRule {
  static let undefinedConfig = CheckRule(
    "compose/undefined-config", .error,
    summary: "A service names a config that there is not.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            configs: [⟦main⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            configs: [main]
        configs: {main: {file: ./k}}

        """),
    ],
    check: .reading
  )
}
