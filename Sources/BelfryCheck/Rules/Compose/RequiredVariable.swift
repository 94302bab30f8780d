import BelfrySource

extension CheckRule {
  static let requiredVariable = CheckRule(
    "compose/required-variable", .error,
    summary: "A variable that must be set and is not.",
    rationale: """
      Compose refuses to start. It is looked for in '.env', in its sample, and in the \
      environment.
      """,
    examples: [
      .fails(
        """
        services: {a: {image: "x:⟦${TAG:?say which}⟧"}}

        """),
      .passes(
        """
        services: {a: {image: "x:${TAG:-1}"}}

        """),
      .passes(
        """
        --- compose.yaml
        services: {a: {image: "x:${TAG:?say which}", environment: {KEY: "${KEY:?}"}}}
        --- .env
        TAG=2
        --- .env.example
        TAG=1
        KEY=

        """),
    ],
    check: .reading
  )
}
