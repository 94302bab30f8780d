import BelfryExposition
import BelfrySource

extension CheckRule {
  static let unboundedLabel = CheckRule(
    "cardinality/unbounded-label", .warning,
    summary: "A label with a value for every user, request or text.",
    rationale: """
      Every value is a series of its own, kept in memory for hours after its last sample. Labels \
      that hold ids, addresses, paths or messages grow until Prometheus falls over. A warning \
      where the values show it, advice where only the name does.
      """,
    references: [
      "https://prometheus.io/docs/practices/instrumentation/#do-not-overuse-labels",
      "https://prometheus.io/docs/practices/naming/#labels",
    ],
    examples: [
      .fails(
        """
        # TYPE jobs gauge
        jobs{⟦path⟧="/users/4711/cart"} 1
        jobs{path="/users/4712/cart"} 1
        jobs{path="/users/4713/cart"} 1
        jobs{path="/users/4714/cart"} 1
        jobs{path="/users/4715/cart"} 1

        """),
      .fails(
        """
        # TYPE jobs gauge
        jobs{queue="a",⟦email⟧="x"} 1

        """),
      .passes(
        """
        # TYPE jobs gauge
        jobs{path="/users/:id/cart"} 1
        jobs{path="/users/:id/orders"} 1
        jobs{path="/users/:id/name"} 1
        jobs{path="/users/:id/mail"} 1
        jobs{path="/users/:id/login"} 1

        """),
      .passes(
        """
        # TYPE disk_info gauge
        disk_info{uuid="5f0c6f6e-7c1e-4c9b-9f39-2d2f2c8f5b11"} 1

        """),
    ],
    check: .scrape { scrape, reporter in
      for label in scrape.unbounded {
        let metrics = LabelUse.words(label.families)
        guard let kind = label.kind else {
          reporter.report(
            at: label.census.place.span,
            "the label '\(label.name)' of \(metrics) sounds as if it had no end",
            help: "Each value is a series. \(EndlessAdvice.instead(of: label))", as: .advice)
          continue
        }
        let values = label.census.someValues.map { "'\($0)'" }.joined(separator: ", ")
        reporter.report(
          at: label.census.place.span,
          "the label '\(label.name)' of \(metrics) holds \(kind.plural)",
          help: "It has \(LabelUse.shown(label.census.values)) values, as \(values). "
            + "\(EndlessAdvice.instead(of: label)) Until then, in the scrape job: "
            + RelabelAdvice.drop(label.families, suffix: EndlessAdvice.suffix(label, scrape)))
      }
    }
  )
}
