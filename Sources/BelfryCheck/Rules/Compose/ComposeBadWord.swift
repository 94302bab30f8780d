import BelfrySource

extension CheckRule {
  static let composeBadWord = CheckRule(
    "compose/bad-word", .error,
    summary: "A word that Compose does not know in this place.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services: {a: {image: "x:1", cgroup: ⟦guest⟧}}

        """),
      .passes(
        """
        services: {a: {image: "x:1", cgroup: private}}

        """),
    ],
    check: .reading
  )
}
