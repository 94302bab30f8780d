import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let inhibitsItself = CheckRule(
    "alertmanager/inhibits-itself", .warning,
    summary: "An inhibition whose source and target are the same.",
    rationale: "Alertmanager lets no alert inhibit itself, but two of them silence each other.",
    examples: [
      .fails(
        """
        route: {receiver: a}
        receivers: [{name: a}]
        inhibit_rules:
          - ⟦source_matchers: [severity="page"]
            target_matchers: [severity="page"]
            equal: [job]⟧

        """),
      .passes(
        """
        route: {receiver: a}
        receivers: [{name: a}]
        inhibit_rules:
          - source_matchers: [severity="page"]
            target_matchers: [severity="info"]
            equal: [job]

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      for rule in root["inhibit_rules"]?.items ?? [] {
        let sides = [AlertmanagerWalk.sourceKeys, AlertmanagerWalk.targetKeys].map { keys in
          Set(AlertmanagerWalk.matchers(rule, keys).map(\.matcher))
        }
        guard sides[0] == sides[1], !sides[0].isEmpty else { continue }
        reporter.report(
          at: rule.span, "source and target are the same alerts",
          help: "let the graver alert silence the lesser one")
      }
    }
  )
}
