import BelfrySource
import BelfryYAML

extension CheckRule {
  static let contentTypeMissing = CheckRule(
    "prometheus/content-type-missing", .warning,
    summary: "A file is scraped that web servers send without a fitting content type.",
    rationale: """
      Since 3.0 Prometheus refuses answers whose content type is missing or unknown, unless it \
      is told which format to assume.
      """,
    references: [
      "https://prometheus.io/docs/prometheus/latest/migration/#scrape-protocols"
    ],
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            metrics_path: ⟦/files/backup.prom⟧

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            metrics_path: /files/backup.prom
            fallback_scrape_protocol: PrometheusText0.0.4
          - job_name: b
            metrics_path: /metrics.txt

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      if let major = reporter.workspace.version(of: reporter.file)?.first, major < 3 { return }
      for job in root["scrape_configs"]?.items ?? [] where job["fallback_scrape_protocol"] == nil {
        guard let path = job["metrics_path"],
          [".prom", ".metrics", ".om"].contains(where: path.text.hasSuffix)
        else { continue }
        reporter.report(
          at: path.span, "web servers do not know the type of this file, and the scrape is refused",
          help: "add 'fallback_scrape_protocol: PrometheusText0.0.4'")
      }
    }
  )
}
