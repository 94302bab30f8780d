import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let testOfNothing = CheckRule(
    "rules/test-of-nothing", .warning,
    summary: "A test of rules or alerts that are not there.",
    rationale:
      "A test that an alert stays silent passes for ever when no alert has that name, and promtool only warns when no file of rules is found.",
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/"
    ],
    examples: [
      .fails(
        """
        --- rules.yml
        groups:
          - name: a
            rules:
              - {alert: TargetDown, expr: up == 0, for: 1m}
        --- rules_test.yml
        rule_files: [rules.yml]
        tests:
          - input_series: [{series: up, values: "1x10"}]
            alert_rule_test:
              - {alertname: ⟦TargetsDown⟧, eval_time: 5m, exp_alerts: []}

        """),
      .fails(
        """
        --- rules.yml
        groups: [{name: a, rules: [{alert: A, expr: up == 0, for: 1m}]}]
        --- rules_test.yml
        rule_files: [⟦rule.yml⟧]
        tests: [{alert_rule_test: [{alertname: A, eval_time: 5m}]}]

        """),
      .passes(
        """
        --- rules/a.yml
        groups: [{name: a, rules: [{alert: A, expr: up == 0, for: 1m}]}]
        --- tests/a.yml
        rule_files: [../rules/*.yml]
        tests: [{alert_rule_test: [{alertname: A, eval_time: 5m}]}]

        """),
    ],
    check: .workspace { workspace, reporter in
      let rules = workspace.files(.rules)
      for file in workspace.files(.ruleTests) {
        let entries = file.root["rule_files"]?.items ?? []
        var missing: [Node] = []
        var read: Set<String> = []
        for entry in entries where !entry.text.hasPrefix("/") {
          guard let pattern = Workspace.normal(Workspace.folder(file.path) + entry.text),
            !pattern.hasPrefix("..")
          else { continue }
          let found = rules.filter { Glob.matches(pattern, $0.path) }.map(\.path)
          read.formUnion(found)
          if found.isEmpty, !workspace.paths.contains(where: { Glob.matches(pattern, $0) }) {
            missing.append(entry)
          }
        }
        for entry in missing {
          reporter.report(
            at: entry.span, "'\(entry.text)' reaches no rule file",
            help: "paths begin at the folder of the test's file", in: file.path)
        }
        let isWhole = entries.allSatisfy { !$0.text.hasPrefix("/") } && missing.isEmpty
        guard isWhole, !read.isEmpty else { continue }
        let names = Set(workspace.alerts.filter { read.contains($0.file) }.map(\.name.text))
        for test in (file.root["tests"]?.items ?? []).flatMap({
          $0["alert_rule_test"]?.items ?? []
        }) {
          guard let name = test["alertname"], !name.text.isEmpty, !names.contains(name.text)
          else { continue }
          reporter.report(
            at: name.span, "no alert of the files that are tested is called '\(name.text)'",
            help: nearest(to: name.text, in: names.sorted()).map { "did you mean '\($0)'?" },
            in: file.path)
        }
      }
    }
  )
}
