import BelfryPromQL
import BelfrySource
import BelfryTemplate

extension CheckRule {
  static let percentOfRatio = CheckRule(
    "template/percent-of-ratio", .warning,
    summary: "A ratio is written with a percent sign.",
    rationale: "A ratio of 0.05 reads as 0.05% instead of 5%.",
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: a_bytes / b_bytes > 0.9
                annotations:
                  summary: "{{ ⟦$value⟧ }}% of disk"

        """),
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: a_bytes / b_bytes > 0.9
                annotations:
                  summary: "{{ ⟦$value | humanize⟧ }}%"

        """),
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: pool{state="idle"} / ignoring (state) pool{state="total"} < 0.1
                annotations:
                  summary: "Only {{ ⟦$value⟧ }}% are left"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: a_bytes / b_bytes > 0.9
                annotations:
                  summary: "{{ $value | humanizePercentage }}"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: 100 * a_bytes / b_bytes > 90
                annotations:
                  summary: "{{ $value }}%"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: 100 * sum(rate(a_total{code="5"}[5m])) / sum(rate(a_total[5m])) > 1
                annotations:
                  summary: "{{ $value }}% fail"

        """),
    ],
    check: .template { subject, reporter in
      for use in subject.reads.values where use.following.hasPrefix("%") {
        guard use.functions.allSatisfy({ ["humanize", "printf"].contains($0) }),
          valueUnit(subject) == .ratio
        else { continue }
        reporter.report(
          at: subject.place(use.span), "the value is a ratio, not a percentage",
          help: "write '{{ $value | humanizePercentage }}' without the sign",
          fixes: use.functions.isEmpty
            ? subject.fix(
              "write it as a percentage", Span(at: use.span.end), " | humanizePercentage",
              taking: "%") : [])
      }
    }
  )
}
