import BelfryExposition
import BelfrySource

extension CheckRule {
  static let metricOverBudget = CheckRule(
    "cardinality/metric-over-budget", .warning,
    summary: "A metric with more series than its budget.",
    rationale: """
      Each series costs some kilobytes of memory, and every query over the metric reads them \
      all. The budget is 1000 a scrape, unless --budget-metric or a comment '# belfry:budget \
      metric=…' says otherwise. Silent where a label of it is reported.
      """,
    references: [
      "https://prometheus.io/docs/practices/instrumentation/#do-not-overuse-labels"
    ],
    examples: [
      .fails(
        """
        # belfry:budget metric=3
        # TYPE ⟦jobs⟧ gauge
        jobs{shop="a",state="x"} 1
        jobs{shop="b",state="x"} 1
        jobs{shop="a",state="y"} 1
        jobs{shop="b",state="y"} 1

        """),
      .passes(
        """
        # belfry:budget metric=4
        # TYPE jobs gauge
        jobs{shop="a",state="x"} 1
        jobs{shop="b",state="x"} 1
        jobs{shop="a",state="y"} 1
        jobs{shop="b",state="y"} 1

        """),
    ],
    check: .scrape { scrape, reporter in
      let explained = scrape.explained
      for family in scrape.table.families
      where family.seriesCount > scrape.budgets.metric && !explained.contains(family.name)
        && !HistogramCost.explains(family)
      {
        let labels = family.labels.map { "'\($0.name)' \(LabelUse.shown($0.values))" }
        reporter.report(
          at: family.place.span, "'\(family.name)' has \(family.seriesCount) series",
          help: "The budget is \(scrape.budgets.metric). Values by label: "
            + "\(labels.joined(separator: ", ")). Take labels away, or drop it in the scrape job: "
            + RelabelAdvice.drop([family.name]))
      }
    }
  )
}
