import BelfrySource

extension CheckRule {
  static let badVariable = CheckRule(
    "compose/bad-variable", .error,
    summary: "A variable that Compose cannot read.",
    rationale: """
      Compose refuses the file. A dollar sign that is meant for the container is written twice.
      """,
    examples: [
      .fails(
        """
        services: {a: {image: "x:⟦${TAG⟧"}}

        """),
      .fails(
        """
        services: {a: {image: "x:⟦${1TAG}⟧"}}

        """),
      .passes(
        """
        services: {a: {image: "x:${TAG:-1}", command: 'echo $$HOME $'}}

        """),
    ],
    check: .reading
  )
}
