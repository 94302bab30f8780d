import BelfryExposition
import BelfrySource

extension CheckRule {
  static let jobOverBudget = CheckRule(
    "cardinality/job-over-budget", .warning,
    summary: "A scrape with more series than its budget.",
    rationale: """
      Prometheus keeps every series of the last hours in memory, some kilobytes each. The budget \
      of one target is 10000, unless --budget-job or a comment '# belfry:budget job=…' says \
      otherwise. Silent where what is reported of single metrics explains it.
      """,
    references: [
      "https://prometheus.io/docs/prometheus/latest/storage/"
    ],
    examples: [
      .fails(
        """
        # belfry:budget job=2
        # TYPE ⟦jobs⟧ gauge
        jobs{shop="a"} 1
        jobs{shop="b"} 1
        # TYPE carts gauge
        carts 1

        """),
      .passes(
        """
        # belfry:budget job=3
        # TYPE jobs gauge
        jobs{shop="a"} 1
        jobs{shop="b"} 1
        # TYPE carts gauge
        carts 1

        """),
    ],
    check: .scrape { scrape, reporter in
      let table = scrape.table
      let explained = scrape.explained
      let rest = table.families.filter {
        !explained.contains($0.name) && $0.seriesCount <= scrape.budgets.metric
      }
      guard table.seriesCount > scrape.budgets.job,
        rest.reduce(0, { $0 + $1.seriesCount }) > scrape.budgets.job
      else { return }
      let largest = table.families.sorted { $0.seriesCount > $1.seriesCount }.prefix(3)
      let shown = largest.map { "'\($0.name)' \($0.seriesCount)" }.joined(separator: ", ")
      reporter.report(
        at: largest.first?.place.span,
        "the scrape has \(table.isExact ? "" : "about ")\(table.seriesCount) series",
        help: "The budget is \(scrape.budgets.job). The largest: \(shown). Drop what nobody asks "
          + "for, in the scrape job: " + RelabelAdvice.drop(largest.map(\.name)))
    }
  )
}
