import BelfrySource

extension CheckRule {
  static let templateUnknownFunction = CheckRule(
    "template/unknown-function", .error,
    summary: "A template calls a function that there is not.",
    rationale: "Prometheus refuses the rule file.",
    examples: [
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: "{{ humanize $value }}"

        """)
    ],
    check: .reading
  )
}
