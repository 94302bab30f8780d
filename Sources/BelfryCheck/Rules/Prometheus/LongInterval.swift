import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let longInterval = CheckRule(
    "prometheus/interval-over-lookback", .warning,
    summary: "Scrapes further apart than a sample counts.",
    rationale: """
      A sample counts for five minutes. Scraped less often, series vanish in between, and \
      alerts with for never fire.
      """,
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            scrape_interval: ⟦10m⟧

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            scrape_interval: 2m

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      let blocks = (root["scrape_configs"]?.items ?? []) + (root["global"].map { [$0] } ?? [])
      for block in blocks {
        guard let interval = block["scrape_interval"],
          let length = durationMilliseconds(interval.text),
          length >= 300_000
        else { continue }
        reporter.report(
          at: interval.span, "samples count for 5m, but come every \(interval.text)",
          help: "scrape every two minutes at least")
      }
    }
  )
}
