import BelfrySource

extension CheckRule {
  static let undefinedModel = CheckRule(
    "compose/undefined-model", .error,
    summary: "A service names a model that there is not.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services: {a: {image: "x:1", models: [⟦m⟧]}}

        """),
      .passes(
        """
        services: {a: {image: "x:1", models: [m]}}
        models: {m: {model: ai/x}}

        """),
    ],
    check: .reading
  )
}
