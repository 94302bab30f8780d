import BelfrySource
import BelfryYAML

extension CheckRule {
  static let honorLabelsMissing = CheckRule(
    "prometheus/honor-labels-missing", .warning,
    summary: "A Pushgateway or federation is scraped without honor_labels.",
    rationale: """
      The labels job and instance that were pushed become exported_job and exported_instance, \
      and those of the gateway itself take their place.
      """,
    references: [
      "https://github.com/prometheus/pushgateway#about-the-job-and-instance-labels"
    ],
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: push
            static_configs: [{targets: [⟦"pushgateway:9091"⟧]}]

        """),
      .fails(
        """
        scrape_configs:
          - job_name: federate
            metrics_path: ⟦/federate⟧
            params: {"match[]": ['{job="a"}']}
            static_configs: [{targets: ["prometheus:9090"]}]

        """),
      .passes(
        """
        scrape_configs:
          - job_name: push
            honor_labels: true
            static_configs: [{targets: ["pushgateway:9091"]}]

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for job in root["scrape_configs"]?.items ?? []
      where job["honor_labels"].map({ $0.text != "true" }) ?? true {
        if let path = job["metrics_path"], path.text.hasSuffix("/federate") {
          reporter.report(
            at: path.span, "labels of federated series are renamed",
            help: "add 'honor_labels: true'")
          continue
        }
        let target = PrometheusWalk.targets(job).first {
          $0.text.hasPrefix("pushgateway") || $0.text.hasPrefix("prom-pushgateway")
        }
        guard let target else { continue }
        reporter.report(
          at: target.span, "labels that were pushed are renamed", help: "add 'honor_labels: true'")
      }
    }
  )
}
