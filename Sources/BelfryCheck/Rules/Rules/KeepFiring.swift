import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let keepFiring = CheckRule(
    "rules/keep-firing", .warning,
    summary: "keep_firing_for that does nothing, or longer than anybody waits.",
    rationale: """
      Under one evaluation the alert ends as it would without. Over a day it stands long after \
      everything is well again, and nobody believes it.
      """,
    examples: [
      .fails(
        """
        groups:
          - name: a
            interval: 1m
            rules:
              - alert: A
                expr: up == 0
                for: 5m
                keep_firing_for: ⟦30s⟧
              - alert: B
                expr: up == 0
                for: 5m
                keep_firing_for: ⟦3d⟧
              - alert: C
                expr: vector(1)
                keep_firing_for: ⟦10m⟧

        """),
      .passes(
        """
        groups:
          - name: a
            interval: 1m
            rules:
              - alert: A
                expr: up == 0
                for: 5m
                keep_firing_for: 10m

        """),
    ],
    check: .ruleFile { groups, reporter in
      for group in groups {
        let interval = group.interval ?? reporter.workspace.metrics?.evaluationInterval
        for rule in group.rules where rule.isAlert {
          guard let node = rule.node["keep_firing_for"],
            let keep = durationMilliseconds(node.text), keep > 0
          else { continue }
          let isAlways = rule.expression?.isAlwaysThere
          let fault: (message: String, help: String)
          if isAlways == true {
            fault = ("this alert fires for ever anyway", "leave it out")
          } else if let interval, keep < interval {
            let text = durationText(milliseconds: interval)
            fault = (
              "under one evaluation (\(text)) it does nothing", "make it several evaluations"
            )
          } else if keep > 86_400_000 {
            fault = (
              "the alert stands for more than a day after its end", "keep it for some minutes"
            )
          } else {
            continue
          }
          reporter.report(at: node.span, fault.message, help: fault.help)
        }
      }
    }
  )
}
