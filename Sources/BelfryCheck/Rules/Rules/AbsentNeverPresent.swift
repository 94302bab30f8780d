import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let absentNeverPresent = CheckRule(
    "rules/absent-never-present", .error,
    summary: "absent() of what can never be there.",
    rationale: "The alert fires from the beginning and never ends.",
    examples: [
      .fails(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node:9100"]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: absent(⟦up{job="node-exporter"}⟧) == 1
                for: 5m

        """),
      .passes(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node:9100"]}]
          - job_name: files
            file_sd_configs: [{files: [targets.yml]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: absent(up{job="node"}) == 1 or absent(up{instance="db:9187"})
                for: 5m

        """),
    ],
    needsBundle: true,
    check: .rule { rule, reporter in
      guard rule.isAlert, let subject = rule.expression,
        let metrics = reporter.workspace.metrics
      else { return }
      let absent = subject.absentSelectors
      for selector in subject.selectors where absent.contains(selector.span) {
        let fault = selector.metric.flatMap { metrics.fault(ofMetric: $0) }
        let value = metrics.valueFault(of: selector)
        guard let message = fault?.message ?? value?.message else { continue }
        reporter.report(
          at: subject.place(selector.span), "this is always absent: \(message)",
          help: fault?.help ?? value?.help)
      }
    }
  )
}
