import BelfrySource

extension CheckRule {
  static let valueBadLabel = CheckRule(
    "value/bad-label", .error,
    summary: "A label whose name or value cannot be.",
    rationale: """
      Prometheus refuses the file; `__name__` is the name of the metric and is set by \
      `record`.
      """,
    examples: [
      .fails(
        #"""
        --- rules.yml
        groups:
          - name: a
            rules: [{record: "a:b", expr: up, labels: {⟦__name__⟧: c}}]

        """#),
      .passes(
        #"""
        --- rules.yml
        groups:
          - name: a
            rules: [{record: "a:b", expr: up, labels: {team: c}}]

        """#),
    ],
    check: .reading
  )
}
