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
        --- after.prom
        jobs{⟦worker⟧="w-0"} 1
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
        --- after.prom
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
        jobs{worker="new"} 1

        """),
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
