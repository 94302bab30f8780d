import BelfrySource

extension CheckRule {
  static let composeDependencyCycle = CheckRule(
    "compose/dependency-cycle", .error,
    summary: "Services that wait for each other.",
    rationale: "Compose refuses the file: none of them could start.",
    examples: [
      .fails(
        """
        services:
          a: {image: "x:1", depends_on: [b]}
          b: {image: "x:1", depends_on: [⟦a⟧]}

        """),
      .passes(
        """
        services:
          a: {image: "x:1", depends_on: [b]}
          b: {image: "x:1"}

        """),
    ],
    check: .reading
  )
}
