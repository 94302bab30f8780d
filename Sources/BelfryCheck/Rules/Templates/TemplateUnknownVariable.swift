import BelfrySource

extension CheckRule {
  static let templateUnknownVariable = CheckRule(
    "template/unknown-variable", .error,
    summary: "A template reads a variable that there is not.",
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
                  summary: "{{ $labels.job }}"

        """)
    ],
    check: .reading
  )
}
