import BelfrySource
import BelfryTemplate

extension CheckRule {
  static let queryInTemplate = CheckRule(
    "template/query-in-template", .advice,
    summary: "A text asks a query.",
    rationale: """
      It is asked each time that the alert is evaluated, and a failing one replaces the text \
      by an error.
      """,
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: "{{ query ⟦`up`⟧ | first | value }}"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: "{{ $value }}"

        """),
    ],
    check: .template { subject, reporter in
      for query in subject.reads.queries {
        reporter.report(
          at: subject.place(query.span), "this text asks a query of its own",
          help: "join what is needed into the expression")
      }
    }
  )
}
