import BelfrySource

extension CheckRule {
  static let extendsCycle = CheckRule(
    "compose/extends-cycle", .error,
    summary: "Services that extend each other in a circle.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services:
          a: {image: "x:1", extends: b}
          b: {image: "x:1", extends: ⟦a⟧}

        """),
      .passes(
        """
        services:
          a: {image: "x:1", extends: b}
          b: {image: "x:1"}

        """),
    ],
    check: .reading
  )
}
