import BelfrySource

extension CheckRule {
  static let valueBadWord = CheckRule(
    "value/bad-word", .error,
    summary: "A word that is none of those that may stand here.",
    rationale: """
      Compose refuses the file, or Docker the container.
      """,
    examples: [
      .fails(
        #"""
        --- compose.yaml
        services:
          a: {image: "a:1", pull_policy: ⟦sometimes⟧}

        """#),
      .passes(
        #"""
        --- compose.yaml
        services:
          a: {image: "a:1", pull_policy: every_12h}

        """#),
    ],
    check: .reading
  )
}
