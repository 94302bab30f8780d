import BelfrySource
import BelfryYAML

extension CheckRule {
  static let redirectingMetricsPath = CheckRule(
    "prometheus/redirecting-metrics-path", .warning,
    summary: "A metrics_path with a query, or one that leads to a page for people.",
    rationale: """
      A '?' in the path is escaped, and the target answers 404. At '/' most exporters show a \
      page, and web frameworks redirect.
      """,
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            metrics_path: ⟦/metrics?format=prometheus⟧

        """),
      .fails(
        """
        scrape_configs:
          - job_name: a
            metrics_path: ⟦/⟧

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            metrics_path: /actuator/prometheus
            params: {format: [prometheus]}

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for job in root["scrape_configs"]?.items ?? [] {
        guard let path = job["metrics_path"] else { continue }
        if path.text.contains("?") {
          reporter.report(
            at: path.span, "the '?' becomes a part of the path", help: "use 'params' for the query")
        } else if path.text == "/" {
          reporter.report(
            at: path.span, "at '/' most programs show a page for people",
            help: "take the line out for '/metrics'")
        }
      }
    }
  )
}
