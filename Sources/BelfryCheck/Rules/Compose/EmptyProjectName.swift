import BelfrySource

extension CheckRule {
  static let emptyProjectName = CheckRule(
    "compose/empty-name", .error,
    summary: "A project name that becomes an empty text.",
    rationale:
      "Compose keeps letters, digits, '-' and '_' of a name, and refuses a file of which nothing is left.",
    examples: [
      .fails(
        """
        name: ⟦"${A:-}"⟧
        services: {a: {image: "x:1"}}

        """),
      .fails(
        """
        name: ⟦"--"⟧
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
