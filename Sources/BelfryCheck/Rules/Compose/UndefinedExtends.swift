import BelfrySource

extension CheckRule {
  static let undefinedExtends = CheckRule(
    "compose/undefined-extends", .error,
    summary: "A service extends one that there is not.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services: {a: {image: "x:1", extends: {service: ⟦base⟧}}}

        """),
      .passes(
        """
        --- compose.yaml
        services: {a: {extends: {file: common.yaml, service: base}}}
        --- common.yaml
        services: {base: {image: "x:1"}}

        """),
    ],
    check: .reading
  )
}
