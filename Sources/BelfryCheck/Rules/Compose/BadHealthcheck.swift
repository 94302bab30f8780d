import BelfrySource

extension CheckRule {
  static let badHealthcheck = CheckRule(
    "compose/bad-healthcheck", .error,
    summary: "A health check whose list begins with neither CMD, CMD-SHELL nor NONE.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services:
          a:
            image: x:1
            healthcheck: {test: [⟦curl⟧, -f, "http://localhost"]}

        """),
      .passes(
        """
        services:
          a:
            image: x:1
            healthcheck: {test: [CMD, curl, -f, "http://localhost"]}

        """),
    ],
    check: .reading
  )
}
