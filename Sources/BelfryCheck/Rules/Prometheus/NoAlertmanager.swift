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
      .passes(
        """
        rule_files: [rules.yml]
        alerting: {alertmanagers: [{static_configs: [{targets: ["am:9093"]}]}]}
        scrape_configs: [{job_name: a}]

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      guard let rules = root.pairs.first(where: { $0.key.text == "rule_files" }),
        !rules.value.items.isEmpty, root["alerting"]?["alertmanagers"] == nil
      else { return }
      reporter.report(
        at: rules.key.span, "there are rules, but no Alertmanager",
        help: "name one under 'alerting'")
    }
  )
}
