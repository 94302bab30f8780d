import BelfryPromQL
import BelfrySource
import BelfryTemplate

extension CheckRule {
  static let templateQueryInvalid = CheckRule(
    "template/query-invalid", .error,
    summary: "A text asks a query that is no PromQL.",
    rationale:
      "Instead of the text the alert carries an error; Prometheus loads the file as it is.",
    references: ["https://cloudflare.github.io/pint/checks/alerts/template.html"],
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: "{{ query ⟦`sum(up`⟧ | first | value }}"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: "{{ query `sum(up)` | first | value }}"

        """),
    ],
    check: .template { subject, reporter in
      for query in subject.reads.queries {
        guard let text = query.text, let error = parse(text).errors.first else { continue }
        reporter.report(
          at: subject.place(query.span), "this query cannot be read: \(error.message)",
          help: "the query must parse as PromQL")
      }
    }
  )
}
