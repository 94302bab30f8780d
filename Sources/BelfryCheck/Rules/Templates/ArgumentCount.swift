import BelfrySource
import BelfryTemplate

extension CheckRule {
  static let argumentCount = CheckRule(
    "template/argument-count", .error,
    summary: "A function of a template gets too few or too many arguments.",
    rationale: "Instead of the text the alert carries an error.",
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: "{{ ⟦humanize⟧ }}"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: "{{ $value | humanize }}"

        """),
    ],
    check: .template { subject, reporter in
      for call in subject.reads.wrongCalls {
        let counts = TemplateReads.Context.alert.functions[call.function]?.counts
        let wanted = counts.map {
          $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "at least \($0.lowerBound)"
        }
        reporter.report(
          at: subject.place(call.span),
          "'\(call.function)' gets \(call.count) arguments, not \(wanted ?? "as many as it takes")")
      }
    }
  )
}
