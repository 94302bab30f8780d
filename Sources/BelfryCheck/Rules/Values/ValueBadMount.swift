import BelfrySource

extension CheckRule {
  static let valueBadMount = CheckRule(
    "value/bad-mount", .error,
    summary: "A mount whose short form has parts that mean nothing.",
    rationale: """
      Compose refuses the file.
      """,
    examples: [
      .fails(
        #"""
        --- compose.yaml
        services:
          a: {image: "a:1", volumes: [⟦"./a:/b:ro:z"⟧]}

        """#),
      .passes(
        #"""
        --- compose.yaml
        services:
          a: {image: "a:1", volumes: ["./a:/b:ro,z"]}

        """#),
    ],
    check: .reading
  )
}
