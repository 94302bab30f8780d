import BelfrySource

extension CheckRule {
  static let unsetVariable = CheckRule(
    "compose/unset-variable", .warning,
    summary: "A variable without value and default.",
    rationale: """
      Compose warns and puts an empty text in its place. It is looked for in '.env', in its \
      sample, and in the environment.
      """,
    examples: [
      .fails(
        """
        services: {a: {image: "x:⟦${TAG}⟧"}}

        """),
      .passes(
        """
        --- compose.yaml
        services: {a: {image: "x:${TAG}", environment: {KEY: "${KEY}"}}}
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
