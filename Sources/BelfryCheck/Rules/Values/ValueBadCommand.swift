import BelfrySource

extension CheckRule {
  static let valueBadCommand = CheckRule(
    "value/bad-command", .error,
    summary: "A command that Compose cannot split into words.",
    rationale: """
      A command that is one text is split as a shell would do it, with quotes and escapes; brackets outside of quotes \
      are refused.
      """,
    examples: [
      .fails(
        #"""
        --- compose.yaml
        services:
          a:
            image: "a:1"
            command: ⟦echo "it's⟧

        """#),
      .fails(
        #"""
        --- compose.yaml
        services:
          a:
            image: "a:1"
            entrypoint: ⟦run (once)⟧

        """#),
      .passes(
        #"""
        --- compose.yaml
        services:
          a:
            image: "a:1"
            command: echo "it's"
            entrypoint: [run, (once)]

        """#),
    ],
    check: .reading
  )
}
