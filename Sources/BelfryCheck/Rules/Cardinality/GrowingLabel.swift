import BelfryExposition
import BelfrySource

extension CheckRule {
  static let growingLabel = CheckRule(
    "cardinality/growing-label", .warning,
    summary: "A label that has more values than in an earlier scrape.",
    rationale: """
      What grows between two scrapes of one target goes on growing. Compared with --against; a \
      label counts that has at least ten values and a fifth more than before.
      """,
    references: [
      "https://prometheus.io/docs/practices/instrumentation/#do-not-overuse-labels"
    ],
    examples: [
      .fails(
        "--- before.prom\n" + ExampleSeries.workers(0..<10)
          + "--- after.prom\njobs{⟦worker⟧=\"w-0\"} 1\n" + ExampleSeries.workers(1..<20)),
      .passes(
        "--- before.prom\n" + ExampleSeries.workers(0..<10)
          + "--- after.prom\n" + ExampleSeries.workers(0..<11)),
    ],
    check: .scrape { scrape, reporter in
      for growth in scrape.growing {
        let values = growth.census.someValues.map { "'\($0)'" }.joined(separator: ", ")
        reporter.report(
          at: growth.census.place.span,
          "the label '\(growth.label)' of '\(growth.family)' grew from \(growth.before) to "
            + "\(growth.after) values",
          help:
            "They are such as \(values). Find out what adds them, and name kinds instead. Until "
            + "then, in the scrape job: " + RelabelAdvice.drop([growth.family]))
      }
    }
  )
}
