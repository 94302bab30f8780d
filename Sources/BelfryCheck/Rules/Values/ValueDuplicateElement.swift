import BelfrySource

extension CheckRule {
  static let valueDuplicateElement = CheckRule(
    "value/duplicate-element", .error,
    summary: "An element that stands twice in a list that is a set.",
    rationale: """
      Compose refuses the file.
      """,
    examples: [
      .fails(
        #"""
        --- compose.yaml
        services:
          a: {image: "a:1", security_opt: ["a:1", ⟦"a:1"⟧]}

        """#),
      .passes(
        #"""
        --- compose.yaml
        services:
          a: {image: "a:1", security_opt: ["a:1", "b:1"]}

        """#),
    ],
    check: .reading
  )
}
