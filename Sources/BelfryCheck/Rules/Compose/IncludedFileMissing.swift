import BelfrySource

extension CheckRule {
  static let includedFileMissing = CheckRule(
    "compose/file-not-found", .error,
    summary: "A file that 'include' or 'extends' names and that is not there.",
    rationale: "Compose refuses the project.",
    examples: [
      .fails(
        """
        --- compose.yaml
        include: [⟦monitoring/compose.yaml⟧]
        services: {a: {image: "x:1"}}
        --- other.txt

        """),
      .passes(
        """
        --- compose.yaml
        include: [monitoring/compose.yaml, "oci://example.test/other:1"]
        services: {a: {image: "x:1"}}
        --- monitoring/compose.yaml
        services: {b: {image: "x:1"}}

        """),
    ],
    check: .reading
  )
}
