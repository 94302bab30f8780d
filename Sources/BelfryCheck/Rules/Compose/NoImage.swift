import BelfrySource

extension CheckRule {
  static let noImage = CheckRule(
    "compose/no-image", .error,
    summary: "A service without anything to run.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services:
          ⟦a⟧: {ports: ["80:80"]}
          b: {image: "x:1"}

        """),
      .passes(
        """
        services:
          a: {build: .}
          b: {image: "x:1"}

        """),
      .passes(
        """
        --- compose.yaml
        services: {a: {image: "x:1"}}
        --- compose.override.yaml
        services: {a: {ports: ["127.0.0.1:80:80"]}}

        """),
    ],
    check: .reading
  )
}
