import BelfryExposition
import BelfrySource

extension CheckRule {
  static let labelOverBudget = CheckRule(
    "cardinality/label-over-budget", .warning,
    summary: "A label with more values than its budget.",
    rationale: """
      The number of series of a metric is the product of the values of its labels. A label \
      beyond a few hundred values makes queries slow and Prometheus large. The budget is 100, \
      unless --budget-label or a comment '# belfry:budget label=…' says otherwise.
      """,
    references: [
      "https://prometheus.io/docs/practices/instrumentation/#do-not-overuse-labels"
    ],
    examples: [
      .fails(
        """
        # belfry:budget label=2
        # TYPE jobs gauge
        jobs{⟦shop⟧="a"} 1
        jobs{shop="b"} 1
        jobs{shop="c"} 1

        """),
      .passes(
        """
        # belfry:budget label=3
        # TYPE jobs gauge
        jobs{shop="a"} 1
        jobs{shop="b"} 1
        jobs{shop="c"} 1

        """),
    ],
    check: .scrape { scrape, reporter in
      for use in scrape.wide {
        let values = use.census.someValues.map { "'\($0)'" }.joined(separator: ", ")
        reporter.report(
          at: use.census.place.span,
          "the label '\(use.name)' of \(LabelUse.words(use.families)) has "
            + "\(LabelUse.shown(use.census.values)) values",
          help:
            "The budget is \(scrape.budgets.label). They are such as \(values). Use fewer, or drop "
            + "what nobody asks for, in the scrape job: " + RelabelAdvice.drop(use.families))
      }
    }
  )
}
