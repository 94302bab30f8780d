import BelfryExposition
import BelfrySource

extension CheckRule {
  static let histogramExplosion = CheckRule(
    "cardinality/histogram-explosion", .warning,
    summary: "A histogram with many buckets for many sets of labels.",
    rationale: """
      A histogram is a series for every bucket of every set of labels, and two more. Halving the \
      buckets halves the series, and quantiles hardly notice; native histograms need one series \
      a set.
      """,
    references: [
      "https://prometheus.io/docs/practices/histograms/",
      "https://prometheus.io/docs/specs/native_histograms/",
    ],
    examples: [
      .fails(
        """
        # belfry:budget metric=12
        # TYPE ⟦wait_seconds⟧ histogram
        wait_seconds_bucket{a="x",le="1"} 1
        wait_seconds_bucket{a="x",le="2"} 1
        wait_seconds_bucket{a="x",le="3"} 1
        wait_seconds_bucket{a="x",le="+Inf"} 1
        wait_seconds_sum{a="x"} 1
        wait_seconds_count{a="x"} 1
        wait_seconds_bucket{a="y",le="1"} 1
        wait_seconds_bucket{a="y",le="2"} 1
        wait_seconds_bucket{a="y",le="3"} 1
        wait_seconds_bucket{a="y",le="+Inf"} 1
        wait_seconds_sum{a="y"} 1
        wait_seconds_count{a="y"} 1
        wait_seconds_bucket{a="z",le="1"} 1
        wait_seconds_bucket{a="z",le="2"} 1
        wait_seconds_bucket{a="z",le="3"} 1
        wait_seconds_bucket{a="z",le="+Inf"} 1
        wait_seconds_sum{a="z"} 1
        wait_seconds_count{a="z"} 1

        """),
      .passes(
        """
        # belfry:budget metric=12
        # TYPE wait_seconds histogram
        wait_seconds_bucket{a="x",le="1"} 1
        wait_seconds_bucket{a="x",le="2"} 1
        wait_seconds_bucket{a="x",le="3"} 1
        wait_seconds_bucket{a="x",le="+Inf"} 1
        wait_seconds_sum{a="x"} 1
        wait_seconds_count{a="x"} 1
        wait_seconds_bucket{a="y",le="1"} 1
        wait_seconds_bucket{a="y",le="2"} 1
        wait_seconds_bucket{a="y",le="3"} 1
        wait_seconds_bucket{a="y",le="+Inf"} 1
        wait_seconds_sum{a="y"} 1
        wait_seconds_count{a="y"} 1

        """),
    ],
    check: .scrape { scrape, reporter in
      let explained = scrape.explained
      for family in scrape.table.families
      where HistogramCost.explains(family) && family.seriesCount > scrape.budgets.metric
        && !explained.contains(family.name)
      {
        reporter.report(
          at: family.place.span,
          "'\(family.name)' has \(family.groupCount) sets of labels with "
            + "\(family.bucketCount) buckets each",
          help:
            "These are \(family.seriesCount) series; the budget is \(scrape.budgets.metric). Use fewer "
            + "buckets or labels, or native histograms. To keep the averages alone, in the scrape "
            + "job: " + RelabelAdvice.drop([family.name + "_bucket"]))
      }
    }
  )
}
