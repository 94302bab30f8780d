import BelfrySource

extension CheckRule {
  static let includeConflict = CheckRule(
    "compose/include-conflict", .error,
    summary: "A service or another resource that an included file defines, too.",
    rationale: "Compose refuses the project, unless both say the same.",
    examples: [
      .fails(
        """
        --- compose.yaml
        include: [other.yaml]
        services: {⟦a⟧: {image: "x:1"}}
        --- other.yaml
        services: {a: {image: "x:2"}}

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
