import BelfrySource

extension CheckRule {
  static let emptySecret = CheckRule(
    "compose/empty-secret", .error,
    summary: "A secret that says nothing of where it comes from.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services: {a: {image: "x:1", secrets: [s]}}
        secrets: {⟦s⟧: {}}

        """),
      .passes(
        """
        services: {a: {image: "x:1", secrets: [s, t]}}
        secrets: {s: {file: ./s.txt}, t: {environment: T}}

        """),
    ],
    check: .reading
  )
}
