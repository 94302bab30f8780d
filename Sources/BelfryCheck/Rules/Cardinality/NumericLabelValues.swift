import BelfryExposition
import BelfrySource

extension CheckRule {
  static let numericLabelValues = CheckRule(
    "cardinality/numeric-label-values", .advice,
    summary: "A label with many numbers.",
    rationale: """
      Numbers as values of a label are most often ids, sizes or counts. Ids never end, and sizes \
      and counts belong into a value or a histogram, where they can be added up. Told from \
      thirty numbers on; silent for ports, codes, processors and the like.
      """,
    references: [
      "https://prometheus.io/docs/practices/instrumentation/#do-not-overuse-labels"
    ],
    examples: [
      .fails(
        """
        # TYPE jobs gauge
        jobs{⟦part⟧="1000"} 1
        jobs{part="1001"} 1
        jobs{part="1002"} 1
        jobs{part="1003"} 1
        jobs{part="1004"} 1
        jobs{part="1005"} 1
        jobs{part="1006"} 1
        jobs{part="1007"} 1
        jobs{part="1008"} 1
        jobs{part="1009"} 1
        jobs{part="1010"} 1
        jobs{part="1011"} 1
        jobs{part="1012"} 1
        jobs{part="1013"} 1
        jobs{part="1014"} 1
        jobs{part="1015"} 1
        jobs{part="1016"} 1
        jobs{part="1017"} 1
        jobs{part="1018"} 1
        jobs{part="1019"} 1
        jobs{part="1020"} 1
        jobs{part="1021"} 1
        jobs{part="1022"} 1
        jobs{part="1023"} 1
        jobs{part="1024"} 1
        jobs{part="1025"} 1
        jobs{part="1026"} 1
        jobs{part="1027"} 1
        jobs{part="1028"} 1
        jobs{part="1029"} 1

        """),
      .passes(
        """
        # TYPE jobs gauge
        jobs{cpu="1000"} 1
        jobs{cpu="1001"} 1
        jobs{cpu="1002"} 1
        jobs{cpu="1003"} 1
        jobs{cpu="1004"} 1
        jobs{cpu="1005"} 1
        jobs{cpu="1006"} 1
        jobs{cpu="1007"} 1
        jobs{cpu="1008"} 1
        jobs{cpu="1009"} 1
        jobs{cpu="1010"} 1
        jobs{cpu="1011"} 1
        jobs{cpu="1012"} 1
        jobs{cpu="1013"} 1
        jobs{cpu="1014"} 1
        jobs{cpu="1015"} 1
        jobs{cpu="1016"} 1
        jobs{cpu="1017"} 1
        jobs{cpu="1018"} 1
        jobs{cpu="1019"} 1
        jobs{cpu="1020"} 1
        jobs{cpu="1021"} 1
        jobs{cpu="1022"} 1
        jobs{cpu="1023"} 1
        jobs{cpu="1024"} 1
        jobs{cpu="1025"} 1
        jobs{cpu="1026"} 1
        jobs{cpu="1027"} 1
        jobs{cpu="1028"} 1
        jobs{cpu="1029"} 1

        """),
    ],
    check: .scrape { scrape, reporter in
      let known = Set(scrape.unbounded.map(\.name) + scrape.wide.map(\.name))
      let uses = LabelUse.gather(scrape.table) { _, label in
        !known.contains(label.name) && !bounded.contains(label.name) && isNumeric(label)
      }
      for use in uses {
        let values = use.census.someValues.map { "'\($0)'" }.joined(separator: ", ")
        reporter.report(
          at: use.census.place.span,
          "the label '\(use.name)' of \(LabelUse.words(use.families)) holds "
            + "\(use.census.values.count) numbers",
          help: "They are such as \(values). An id does not belong into a label, a size or a count "
            + "into the value or a histogram.")
      }
    }
  )

  private static func isNumeric(_ label: LabelCensus) -> Bool {
    guard label.values.count >= 30, let (kind, share) = label.mainClass else { return false }
    return kind == .number && share >= 0.9
  }

  /// Numbers that are names, of which there are only so many.
  private static let bounded: Set<String> = [
    "cpu", "core", "thread", "port", "code", "status", "status_code", "http_status",
    "response_code", "error_code", "slot", "shard", "partition", "level", "node", "numa_node",
    "device", "db", "index", "minor", "major", "zone", "le", "quantile", "irq", "lane", "queue",
  ]
}
