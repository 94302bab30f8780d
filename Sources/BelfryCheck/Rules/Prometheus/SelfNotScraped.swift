import BelfrySource
import BelfryYAML

extension CheckRule {
  static let selfNotScraped = CheckRule(
    "prometheus/self-not-scraped", .advice,
    summary: "Prometheus does not scrape itself.",
    rationale: "Its own queues, rule evaluations and reloads stay unseen.",
    examples: [
      .fails(
        """
        ⟦scrape_configs⟧:
          - job_name: api
            static_configs: [{targets: ["api:8080"]}]

        """),
      .passes(
        """
        scrape_configs:
          - job_name: prometheus
            static_configs: [{targets: ["localhost:9090"]}]

        """),
      .passes(
        """
        scrape_configs:
          - job_name: pods
            kubernetes_sd_configs: [{role: pod}]

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      let jobs = root["scrape_configs"]?.items ?? []
      let isFound = jobs.contains { job in
        job.pairs.contains { $0.key.text.hasSuffix("_sd_configs") }
          || (job["job_name"]?.text.lowercased().contains("prom") ?? false)
          || PrometheusWalk.targets(job).contains {
            $0.text.hasSuffix(":9090") || $0.text.contains("prometheus")
          }
      }
      guard !isFound, !jobs.isEmpty, root["scrape_config_files"] == nil,
        jobs.contains(where: { !PrometheusWalk.targets($0).isEmpty }),
        let place = root.pairs.first(where: { $0.key.text == "scrape_configs" }),
        reporter.workspace.isMain(reporter.file)
      else { return }
      reporter.report(
        at: place.key.span, "no job scrapes Prometheus itself",
        help: "add a job with the target 'localhost:9090'")
    }
  )
}
