import BelfrySource

extension CheckRule {
  static let includeCycle = CheckRule(
    "compose/include-cycle", .error,
    summary: "Files that include each other in a circle.",
    rationale: "Compose refuses the project.",
    examples: [
      .fails(
        """
        --- compose.yaml
        include: [other.yaml]
        services: {a: {image: "x:1"}}
        --- other.yaml
        include: [⟦compose.yaml⟧]
        services: {b: {image: "x:2"}}

        """),
      .passes(
        """
        --- compose.yaml
        include: [other.yaml]
        services: {a: {image: "x:1"}}
        --- other.yaml
        services: {b: {image: "x:2"}}

        """),
    ],
    check: .reading
  )
}
