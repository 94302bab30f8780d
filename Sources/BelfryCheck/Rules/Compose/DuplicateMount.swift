import BelfrySource

extension CheckRule {
  static let duplicateMount = CheckRule(
    "compose/duplicate-mount", .error,
    summary: "Two mounts at the same path of a container.",
    rationale: "Compose refuses the file: only one of them could be seen.",
    examples: [
      .fails(
        """
        services:
          a:
            image: x:1
            volumes: [⟦./a:/data⟧]
            tmpfs: [/data]

        """),
      .passes(
        """
        services:
          a:
            image: x:1
            volumes: [./a:/data, ./b:/data/b]

        """),
    ],
    check: .reading
  )
}
