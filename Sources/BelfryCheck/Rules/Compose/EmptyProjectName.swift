import BelfrySource

extension CheckRule {
  static let emptyProjectName = CheckRule(
    "compose/empty-name", .error,
    summary: "A project name that becomes an empty text.",
    rationale: "Compose refuses the file where the variable is not set.",
    examples: [
      .fails(
        """
        name: ⟦"${A:-}"⟧
        services: {a: {image: "x:1"}}

        """),
      .passes(
        """
        name: "${A:-shop}"
        services: {a: {image: "x:1"}}

        """),
    ],
    check: .reading
  )
}
