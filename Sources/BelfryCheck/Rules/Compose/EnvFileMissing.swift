import BelfrySource

extension CheckRule {
  static let envFileMissing = CheckRule(
    "compose/env-file-missing", .warning,
    summary: "A file with variables that is not there.",
    rationale: """
      Compose does not start without it. A file with a sample beside it is made on the host.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services: {a: {image: "x:1", env_file: [⟦./a.env⟧]}}
        --- other.txt

        """),
      .passes(
        """
        --- compose.yaml
        services: {a: {image: "x:1", env_file: [./a.env, {path: ./b.env, required: false}]}}
        --- a.env.example
        A=1

        """),
    ],
    check: .reading
  )
}
