import BelfryExposition
import BelfrySource

extension CheckRule {
  static let labelShadowsTargetLabel = CheckRule(
    "metrics/label-shadows-target-label", .warning,
    summary: "A label that Prometheus sets itself.",
    rationale: """
      Prometheus gives every series of a scrape job and instance. Those of the program become \
      exported_job and exported_instance, or, with honor_labels, hide where the series came \
      from. Silent for a Pushgateway and where samples carry timestamps, as those of federation \
      do.
      """,
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config"
    ],
    examples: [
      .fails(
        """
        jobs{⟦instance⟧="a:80"} 1

        """),
      .passes(
        """
        jobs{peer="a:80"} 1

        """),
      .passes(
        """
        push_time_seconds{instance="a",job="b"} 1
        jobs{instance="a",job="b"} 1

        """),
    ],
    check: .scrape { scrape, reporter in
      let table = scrape.table
      guard table["push_time_seconds"] == nil, table.timestampCount == 0 else { return }
      for name in ["job", "instance"] {
        let uses = table.families.compactMap { family in
          family.label(name).map { (family.name, $0) }
        }
        guard let (_, label) = uses.first else { continue }
        reporter.report(
          at: label.place.span,
          "the label '\(name)' of \(LabelUse.words(uses.map(\.0))) hides that of the scrape",
          help: "It becomes 'exported_\(name)': give it another name in the program.")
      }
    }
  )
}
