import BelfrySource

extension CheckRule {
  static let templateSyntax = CheckRule(
    "template/syntax", .error,
    summary: "A text with {{ that is no Go template.",
    rationale:
      "Prometheus refuses the rule file, or the alert is sent with an error instead of its text.",
    examples: [
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: "{{ $value }}"

        """)
    ],
    check: .reading
  )
}
