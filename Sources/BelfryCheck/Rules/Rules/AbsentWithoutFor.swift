import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let absentWithoutFor = CheckRule(
    "rules/absent-without-for", .warning,
    summary: "An alert on absent() that fires at once.",
    rationale: """
      After a restart Prometheus evaluates its rules before it has scraped every target, and \
      everything is absent for a moment.
      """,
    references: ["https://cloudflare.github.io/pint/checks/alerts/absent.html"],
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: ⟦absent(up{job="api"})⟧

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: absent(up{job="api"})
                for: 5m
              - alert: B
                expr: absent_over_time(up{job="api"}[10m])

        """),
    ],
    check: .rule { rule, reporter in
      guard rule.isAlert, let expression = rule.expression,
        (rule.node["for"].flatMap { durationMilliseconds($0.text) } ?? 0) == 0
      else { return }
      for case .call(let call) in expression.tree.nodes where call.name == "absent" {
        reporter.report(
          at: expression.place(call.span), "after a restart this fires until the first scrape",
          help: "add 'for' with two scrape intervals or more")
        return
      }
    }
  )
}
