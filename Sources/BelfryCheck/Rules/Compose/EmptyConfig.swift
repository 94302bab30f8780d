import BelfrySource

extension CheckRule {
  static let emptyConfig = CheckRule(
    "compose/empty-config", .error,
    summary: "A config that says nothing of where it comes from.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services: {a: {image: "x:1", configs: [c]}}
        configs: {⟦c⟧: {}}

        """),
      .passes(
        """
        services: {a: {image: "x:1", configs: [c, d]}}
        configs: {c: {file: ./c.yml}, d: {external: true}}

        """),
    ],
    check: .reading
  )
}
