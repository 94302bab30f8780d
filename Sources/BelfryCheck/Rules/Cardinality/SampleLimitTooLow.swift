import BelfryExposition
import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let sampleLimitTooLow = CheckRule(
    "cardinality/sample-limit-too-low", .error,
    summary: "A sample limit below what the target serves.",
    rationale: """
      A scrape with more samples than sample_limit is refused as a whole, and the target counts \
      as down. A scrape that was saved belongs to the job that is named as its file.
      """,
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config"
    ],
    examples: [
      .fails(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: shop
            sample_limit: ⟦2⟧
        --- shop.prom
        jobs{shop="a"} 1
        jobs{shop="b"} 1
        carts 1

        """),
      .passes(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: shop
            sample_limit: 3
        --- shop.prom
        jobs{shop="a"} 1
        jobs{shop="b"} 1
        carts 1

        """),
      .passes(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: shop
            sample_limit: 2
            metric_relabel_configs: [{source_labels: [__name__], regex: jobs, action: drop}]
        --- shop.prom
        jobs{shop="a"} 1
        jobs{shop="b"} 1
        carts 1

        """),
    ],
    check: .workspace { workspace, reporter in
      guard !workspace.scrapes.isEmpty else { return }
      for file in workspace.files(.prometheusConfig) {
        let common = file.root["global"]?["sample_limit"]
        for job in file.root["scrape_configs"]?.items ?? [] {
          guard let name = job["job_name"]?.text, job["metric_relabel_configs"] == nil,
            let node = job["sample_limit"] ?? common, let limit = Int(node.text), limit > 0,
            let scrape = workspace.scrapes.first(where: { $0.name == name })
          else { continue }
          let count = scrape.table.sampleCount
          guard count > limit else { continue }
          reporter.report(
            at: node.span,
            "the job '\(name)' may have \(limit) samples, and its scrape has \(count)",
            help: "Prometheus refuses such a scrape as a whole: raise the limit, or drop metrics.",
            in: file.path)
        }
      }
    }
  )
}
