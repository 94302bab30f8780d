import BelfrySource

extension CheckRule {
  static let valueDuplicate = CheckRule(
    "value/duplicate", .error,
    summary: "A name that is given twice where it may be given once.",
    rationale: """
      The program refuses the file, or only the last one counts.
      """,
    examples: [
      .fails(
        #"""
        --- alertmanager.yml
        route: {receiver: a, group_by: [job, ⟦job⟧]}
        receivers: [{name: a}]

        """#),
      .passes(
        #"""
        --- alertmanager.yml
        route: {receiver: a, group_by: [job, instance]}
        receivers: [{name: a}]

        """#),
    ],
    check: .reading
  )
}
