import BelfryExposition
import BelfrySource

extension CheckRule {
  static let noNamespace = CheckRule(
    "metrics/no-namespace", .advice,
    summary: "A name of one word.",
    rationale: """
      A first word says whose metric it is. Without it two programs soon expose the same name \
      for different things.
      """,
    references: [
      "https://prometheus.io/docs/practices/naming/"
    ],
    examples: [
      .fails(
        """
        # TYPE ⟦requests⟧ gauge
        requests 1

        """),
      .passes(
        """
        # TYPE shop_requests gauge
        shop_requests 1

        """),
      .passes(
        """
        up 1

        """),
    ],
    check: .metricFamily { family, _, reporter in
      let own = family.name.hasSuffix("_total") ? family.name.dropLast(6) : family.name[...]
      guard !own.contains("_"), !own.contains(":"), !own.contains("."), own != "up" else { return }
      reporter.report(
        at: family.place.span, "'\(family.name)' has no word for the program before it",
        help: "Put one there, as in 'shop_\(family.name)'.")
    }
  )
}
