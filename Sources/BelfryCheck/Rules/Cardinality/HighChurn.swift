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
        """
        --- before.prom
        jobs{worker="w-0"} 1
        jobs{worker="w-1"} 1
        jobs{worker="w-2"} 1
        jobs{worker="w-3"} 1
        jobs{worker="w-4"} 1
        jobs{worker="w-5"} 1
        jobs{worker="w-6"} 1
        jobs{worker="w-7"} 1
        jobs{worker="w-8"} 1
        jobs{worker="w-9"} 1
        jobs{worker="w-10"} 1
        jobs{worker="w-11"} 1
        jobs{worker="w-12"} 1
        jobs{worker="w-13"} 1
        jobs{worker="w-14"} 1
        jobs{worker="w-15"} 1
        jobs{worker="w-16"} 1
        jobs{worker="w-17"} 1
        jobs{worker="w-18"} 1
        jobs{worker="w-19"} 1
        --- after.prom
        # TYPE ⟦jobs⟧ gauge
        jobs{worker="w-12"} 1
        jobs{worker="w-13"} 1
        jobs{worker="w-14"} 1
        jobs{worker="w-15"} 1
        jobs{worker="w-16"} 1
        jobs{worker="w-17"} 1
        jobs{worker="w-18"} 1
        jobs{worker="w-19"} 1
        jobs{worker="w-20"} 1
        jobs{worker="w-21"} 1
        jobs{worker="w-22"} 1
        jobs{worker="w-23"} 1
        jobs{worker="w-24"} 1
        jobs{worker="w-25"} 1
        jobs{worker="w-26"} 1
        jobs{worker="w-27"} 1
        jobs{worker="w-28"} 1
        jobs{worker="w-29"} 1
        jobs{worker="w-30"} 1
        jobs{worker="w-31"} 1

        """),
      .passes(
        """
        --- before.prom
        jobs{worker="w-0"} 1
        jobs{worker="w-1"} 1
        jobs{worker="w-2"} 1
        jobs{worker="w-3"} 1
        jobs{worker="w-4"} 1
        jobs{worker="w-5"} 1
        jobs{worker="w-6"} 1
        jobs{worker="w-7"} 1
        jobs{worker="w-8"} 1
        jobs{worker="w-9"} 1
        jobs{worker="w-10"} 1
        jobs{worker="w-11"} 1
        jobs{worker="w-12"} 1
        jobs{worker="w-13"} 1
        jobs{worker="w-14"} 1
        jobs{worker="w-15"} 1
        jobs{worker="w-16"} 1
        jobs{worker="w-17"} 1
        jobs{worker="w-18"} 1
        jobs{worker="w-19"} 1
        --- after.prom
        # TYPE jobs gauge
        jobs{worker="w-2"} 1
        jobs{worker="w-3"} 1
        jobs{worker="w-4"} 1
        jobs{worker="w-5"} 1
        jobs{worker="w-6"} 1
        jobs{worker="w-7"} 1
        jobs{worker="w-8"} 1
        jobs{worker="w-9"} 1
        jobs{worker="w-10"} 1
        jobs{worker="w-11"} 1
        jobs{worker="w-12"} 1
        jobs{worker="w-13"} 1
        jobs{worker="w-14"} 1
        jobs{worker="w-15"} 1
        jobs{worker="w-16"} 1
        jobs{worker="w-17"} 1
        jobs{worker="w-18"} 1
        jobs{worker="w-19"} 1
        jobs{worker="w-20"} 1
        jobs{worker="w-21"} 1

        """),
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
