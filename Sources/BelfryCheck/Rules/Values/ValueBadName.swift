import BelfrySource

extension CheckRule {
  static let valueBadName = CheckRule(
    "value/bad-name", .error,
    summary: "A name with characters that it may not have.",
    rationale: """
      The program refuses the file.
      """,
    examples: [
      .fails(
        #"""
        --- rules.yml
        groups:
          - name: a
            rules: [{record: ⟦"up{a}"⟧, expr: up}]

        """#),
      .passes(
        #"""
        --- rules.yml
        groups:
          - name: a
            rules: [{record: "a:b", expr: up}]

        """#),
    ],
    check: .reading
  )
}
