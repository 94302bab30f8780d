import BelfryExposition
import BelfrySource

extension CheckRule {
  static let highChurn = CheckRule(
    "cardinality/high-churn", .warning,
    summary: "A metric whose series are replaced by others.",
    rationale: """
      A series that ended stays in memory for hours. Where names of pods, processes or sessions \
      change all the time, Prometheus holds many times what one scrape shows. Compared with \
      --against; a metric counts that has at least twenty series, of which half or more are \
      gone.
      """,
    references: [
      "https://prometheus.io/docs/prometheus/latest/storage/"
    ],
    examples: [
      .fails(
        "--- before.prom\n" + ExampleSeries.workers(0..<20)
          + "--- after.prom\n# TYPE ⟦jobs⟧ gauge\n" + ExampleSeries.workers(12..<32)),
      .passes(
        "--- before.prom\n" + ExampleSeries.workers(0..<20)
          + "--- after.prom\n# TYPE jobs gauge\n" + ExampleSeries.workers(2..<22)),
    ],
    check: .scrape { scrape, reporter in
      guard let earlier = scrape.earlier else { return }
      let explained = scrape.explained
      for family in scrape.table.families where !explained.contains(family.name) {
        guard let old = earlier[family.name], old.seriesCount >= 20, family.seriesCount >= 20 else {
          continue
        }
        let gone = old.seriesCount - family.knownSeriesCount
        guard gone * 2 >= old.seriesCount else { continue }
        let new = family.seriesCount - family.knownSeriesCount
        reporter.report(
          at: family.place.span,
          "of \(old.seriesCount) series of '\(family.name)' \(gone) are gone, and \(new) are new",
          help: "Find the label that changes: a name that lives shortly does not belong into one.")
      }
    }
  )
}
