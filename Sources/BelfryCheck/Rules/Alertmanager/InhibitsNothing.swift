import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let inhibitsNothing = CheckRule(
    "alertmanager/inhibits-nothing", .warning,
    summary: "An inhibition of which one side is no alert of the bundle.",
    rationale: "It silences nothing: the alert was renamed, or its labels were.",
    examples: [
      .fails(
        """
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: Down
                expr: sum by (job) (up) == 0
                labels: {severity: page}
        --- alertmanager.yml
        route: {receiver: a}
        receivers: [{name: a}]
        inhibit_rules:
          - ⟦source_matchers⟧: [alertname="NodeDown"]
            target_matchers: [severity="page"]
            equal: [job]

        """),
      .passes(
        """
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: Down
                expr: sum by (job) (up) == 0
                labels: {severity: page}
        --- alertmanager.yml
        route: {receiver: a}
        receivers: [{name: a}]
        inhibit_rules:
          - source_matchers: [alertname=~"Down|Gone"]
            target_matchers: [severity=~"page|info", job!="a"]
            equal: [job]

        """),
      // The usual pair of severities waits for alerts that are to come.
      .passes(
        """
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: Down
                expr: sum by (job) (up) == 0
                labels: {severity: critical}
        --- alertmanager.yml
        route: {receiver: a}
        receivers: [{name: a}]
        inhibit_rules:
          - source_matchers: [severity="critical"]
            target_matchers: [severity="warning"]
            equal: [job]

        """),
    ],
    check: .workspace { workspace, reporter in
      guard let routing = AlertRouting(workspace), AlertRouting.knowsEveryAlert(workspace)
      else { return }
      for rule in routing.config.root["inhibit_rules"]?.items ?? [] where rule.kind == .mapping {
        for keys in [AlertmanagerWalk.sourceKeys, AlertmanagerWalk.targetKeys] {
          let matchers = AlertmanagerWalk.matchers(rule, keys).map(\.matcher)
          guard !matchers.isEmpty, !matchers.allSatisfy(isUsualSeverity),
            let place = rule.pairs.first(where: { keys.contains($0.key.text) }),
            routing.alerts.allSatisfy({ routing.meets(matchers, $0) == false })
          else { continue }
          reporter.report(
            at: place.key.span, "no alert of the bundle is meant by this",
            help: "correct the name or label, or take the inhibition out", in: routing.config.path)
        }
      }
    }
  )
}

/// Whether a matcher asks for a severity by one of its common names, and nothing else.
private func isUsualSeverity(_ matcher: AlertMatcher) -> Bool {
  let usual: Set = ["critical", "warning", "info", "error", "page", "high", "low", "none"]
  return matcher.name == "severity" && matcher.op.hasPrefix("=")
    && matcher.value.split(separator: "|").allSatisfy { usual.contains(String($0)) }
}
