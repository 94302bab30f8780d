import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let inhibitWithoutEqual = CheckRule(
    "alertmanager/inhibit-without-equal", .warning,
    summary: "An inhibition without equal.",
    rationale: "One alert of the source silences every target, of whatever service or machine.",
    examples: [
      .fails(
        """
        route: {receiver: a}
        receivers: [{name: a}]
        inhibit_rules:
          - ⟦source_matchers: [severity="critical"]
            target_matchers: [severity="warning"]⟧

        """),
      .passes(
        """
        route: {receiver: a}
        receivers: [{name: a}]
        inhibit_rules:
          - source_matchers: [severity="critical"]
            target_matchers: [severity="warning"]
            equal: [job]

        """),
      .passes(
        """
        route: {receiver: a}
        receivers: [{name: a}]
        inhibit_rules:
          - source_matchers: [alertname="Watchdog"]
            target_matchers: [severity="none"]
          - target_matchers: [alertname="InfoInhibitor"]

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      for rule in root["inhibit_rules"]?.items ?? [] {
        guard rule["equal"].map({ $0.items.isEmpty }) ?? true else { continue }
        let sources = AlertmanagerWalk.matchers(rule, AlertmanagerWalk.sourceKeys)
        // A source that is one certain alert may silence a whole kind on purpose, and so may any.
        guard !sources.isEmpty,
          !sources.contains(where: { $0.matcher.name == "alertname" && $0.matcher.op == "=" })
        else { continue }
        reporter.report(
          at: rule.span, "one source silences every target, wherever it is",
          help: "say with 'equal' which labels both have in common")
      }
    }
  )
}
