import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let metricDropped = CheckRule(
    "promql/metric-dropped", .warning,
    summary: "A metric that relabelling throws away.",
    rationale: "metric_relabel_configs drops its series before they are stored.",
    examples: [
      .fails(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node:9100"]}]
            metric_relabel_configs:
              - {source_labels: [__name__], regex: "node_netstat_.*", action: drop}
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: ⟦node_netstat_Tcp_CurrEstab⟧ > 1000

        """),
      .passes(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node:9100"]}]
            metric_relabel_configs:
              - {source_labels: [__name__, device], regex: "node_network_.*;veth.*", action: drop}
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: rate(node_network_receive_bytes_total[5m]) > 1000

        """),
    ],
    needsBundle: true,
    check: .expression { subject, reporter in
      guard let metrics = reporter.workspace.metrics, metrics.hasDrops else { return }
      for selector in subject.selectors {
        guard let name = selector.metric, !MetricIndex.isOfEveryTarget(name),
          metrics.fault(ofMetric: name) == nil, let jobs = metrics.jobs(of: selector), !jobs.isEmpty
        else { continue }
        let steps = jobs.compactMap { job in
          MetricIndex.drop(of: name, in: job).map { (job: job, step: $0) }
        }
        guard steps.count == jobs.count, let first = steps.first else { continue }
        reporter.report(
          at: subject.place(selector.name == nil ? selector.span : selector.nameSpan),
          "'\(first.job.name)' drops '\(name)' by relabelling",
          help: "keep it in metric_relabel_configs",
          related: [
            .init("dropped here", file: first.job.config.path, span: first.step.span)
          ])
      }
    }
  )
}
