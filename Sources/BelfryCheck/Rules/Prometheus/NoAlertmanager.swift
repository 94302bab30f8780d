import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noAlertmanager = CheckRule(
    "prometheus/no-alertmanager", .warning,
    summary: "Rules without an Alertmanager.",
    rationale: "Alerts fire, and nobody is told.",
    examples: [
      .fails(
        """
        ⟦rule_files⟧: [rules.yml]
        scrape_configs: [{job_name: a}]

        """),
      .fails(
        """
        ⟦rule_files⟧: [rules.yml]
        alerting: {alertmanagers: []}
        scrape_configs: [{job_name: a}]

        """),
      .passes(
        """
        rule_files: [rules.yml]
        alerting: {alertmanagers: [{static_configs: [{targets: ["am:9093"]}]}]}
        scrape_configs: [{job_name: a}]

        """),
      .passes(
        """
        --- prometheus.yml
        rule_files: [rules.yml]
        scrape_configs: [{job_name: a}]
        --- rules.yml
        groups: [{name: a, rules: [{record: "job:up:sum", expr: sum by (job) (up)}]}]

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      guard let rules = root.pairs.first(where: { $0.key.text == "rule_files" }),
        !rules.value.items.isEmpty, root["alerting"]?["alertmanagers"]?.items.isEmpty ?? true,
        !onlyRecords(reporter.workspace)
      else { return }
      reporter.report(
        at: rules.key.span, "there are rules, but no Alertmanager",
        help: "name one under 'alerting'")
    }
  )
}

/// Whether there are rule files in the bundle, and no alert in any of them.
private func onlyRecords(_ workspace: Workspace) -> Bool {
  let groups = workspace.files(.rules).flatMap { $0.root["groups"]?.items ?? [] }
  return !groups.isEmpty
    && !groups.contains { group in
      (group["rules"]?.items ?? []).contains { $0["alert"] != nil }
    }
}
