import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let timeoutOverInterval = CheckRule(
    "prometheus/timeout-over-interval", .error,
    summary: "A scrape may take longer than the time to the next.",
    rationale: "Prometheus refuses the configuration.",
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            scrape_interval: 10s
            scrape_timeout: ⟦15s⟧

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            scrape_interval: 15s
            scrape_timeout: 10s

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      let global = root["global"]
      let blocks = (root["scrape_configs"]?.items ?? []) + (global.map { [$0] } ?? [])
      for block in blocks {
        guard let timeout = block["scrape_timeout"], let limit = durationMilliseconds(timeout.text)
        else {
          continue
        }
        // An interval of 0 counts as one that is not there.
        let said = [block["scrape_interval"], global?["scrape_interval"]].compactMap(\.self)
        let interval =
          said.compactMap { durationMilliseconds($0.text) }.first { $0 > 0 } ?? 60_000
        guard limit > interval else { continue }
        reporter.report(
          at: timeout.span,
          "a timeout of \(timeout.text) is longer than the interval of \(durationText(milliseconds: interval))",
          help: "make it shorter")
      }
    }
  )
}
