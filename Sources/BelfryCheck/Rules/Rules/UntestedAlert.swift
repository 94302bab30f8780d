import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let untestedAlert = CheckRule(
    "rules/untested-alert", .advice,
    summary: "An alert without a test, where others have one.",
    rationale: "Whoever writes tests for rules relies on them; the alert left out is not tried.",
    examples: [
      .fails(
        """
        --- rules.yml
        groups:
          - name: a
            rules:
              - {alert: A, expr: up == 0, for: 1m}
              - {alert: ⟦B⟧, expr: up == 0, for: 1m}
        --- rules_test.yml
        rule_files: [rules.yml]
        tests:
          - input_series: [{series: up, values: "0x10"}]
            alert_rule_test: [{alertname: A, eval_time: 5m}]

        """),
      .passes(
        """
        --- rules.yml
        groups:
          - name: a
            rules:
              - {alert: A, expr: up == 0, for: 1m}
        --- rules_test.yml
        rule_files: [rules.yml]
        tests:
          - input_series: [{series: up, values: "0x10"}]
            alert_rule_test: [{alertname: A, eval_time: 5m}]

        """),
      .passes(
        """
        --- rules.yml
        groups:
          - name: a
            rules:
              - {alert: A, expr: up == 0, for: 1m}
        --- other.yml
        groups: []

        """),
    ],
    check: .workspace { workspace, reporter in
      let tests = workspace.files(.ruleTests)
      // Belfry writes tests of its packs' alerts; those that a profile brings are its author's.
      let isGenerated = workspace.paths.contains { $0.split(separator: "/").last == "belfry.lock" }
      guard !tests.isEmpty, !isGenerated else { return }
      var tested: Set<String> = []
      for test in tests.flatMap({ $0.root["tests"]?.items ?? [] }) {
        for alert in test["alert_rule_test"]?.items ?? [] {
          if let name = alert["alertname"] { tested.insert(name.text) }
        }
        // Alerts may be tested by what they leave in ALERTS.
        for expression in test["promql_expr_test"]?.items ?? [] {
          guard let text = expression["expr"]?.text, text.contains("ALERTS") else { continue }
          tested.formUnion(workspace.alerts.map(\.name.text).filter(text.contains))
        }
      }
      // A file of which no alert is tested has its tests elsewhere.
      let files = Set(
        workspace.alerts.filter { tested.contains($0.name.text) }.map(\.file))
      for alert in workspace.alerts
      where files.contains(alert.file) && !tested.contains(alert.name.text) {
        reporter.report(
          at: alert.name.span, "'\(alert.name.text)' has no test",
          help: "add it to 'alert_rule_test', firing and silent", in: alert.file)
      }
    }
  )
}
