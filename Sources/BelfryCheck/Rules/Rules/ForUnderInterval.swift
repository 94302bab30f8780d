import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let forUnderInterval = CheckRule(
    "rules/for-under-interval", .warning,
    summary: "A hold time shorter than the time between two evaluations.",
    rationale: """
      The condition is looked at once an interval. A shorter 'for' is over at the next \
      evaluation in any case, so that it says less than it seems to.
      """,
    examples: [
      .fails(
        """
        groups:
          - name: a
            interval: 5m
            rules:
              - alert: A
                expr: up == 0
                for: ⟦1m⟧

        """),
      .fails(
        """
        --- prometheus.yml
        global: {evaluation_interval: 1m}
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                for: ⟦30s⟧

        """),
      .passes(
        """
        groups:
          - name: a
            interval: 5m
            rules:
              - alert: A
                expr: up == 0
                for: 5m
              - alert: B
                expr: up == 0
                for: 0s

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                for: 30s

        """),
    ],
    check: .ruleFile { groups, reporter in
      for group in groups {
        guard let interval = group.interval ?? reporter.workspace.metrics?.evaluationInterval else {
          continue
        }
        for rule in group.rules where rule.isAlert {
          guard let node = rule.node["for"], let hold = durationMilliseconds(node.text), hold > 0,
            hold < interval
          else { continue }
          reporter.report(
            at: node.span,
            "rules are evaluated every \(durationText(milliseconds: interval)), less often than that",
            help: "hold for several evaluations, or shorten the interval")
        }
      }
    }
  )
}
