import BelfrySource

extension CheckRule {
  static let valueBadSize = CheckRule(
    "value/bad-size", .error,
    summary: "A number of bytes in a notation that its program does not read.",
    rationale: """
      The program does not start, or takes another size than was meant.
      """,
    examples: [
      .fails(
        #"""
        --- compose.yaml
        services:
          a: {image: "a:1", mem_limit: ⟦"lots"⟧}

        """#),
      .passes(
        #"""
        --- compose.yaml
        services:
          a: {image: "a:1", mem_limit: 512m}

        """#),
    ],
    check: .reading
  )
}
