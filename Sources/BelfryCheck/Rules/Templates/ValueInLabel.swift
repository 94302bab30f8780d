import BelfrySource
import BelfryTemplate

extension CheckRule {
  static let valueInLabel = CheckRule(
    "template/value-in-label", .warning,
    summary: "A label of an alert holds its value.",
    rationale: """
      With every change of the value the alert ends and another one begins, so that it never \
      lasts long enough to be sent, or is sent anew each time.
      """,
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                labels: {v: "{{ ⟦$value⟧ }}"}

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                annotations: {v: "{{ $value }}"}

        """),
    ],
    check: .template { subject, reporter in
      guard subject.isLabel else { return }
      for use in subject.reads.values {
        reporter.report(
          at: subject.place(use.span), "this label changes with every evaluation",
          help: "put the value into an annotation")
      }
    }
  )
}
