import BelfryExposition
import BelfrySource

extension CheckRule {
  static let ratioAsPercent = CheckRule(
    "metrics/ratio-as-percent", .advice,
    summary: "A share that is given in percent.",
    rationale: """
      A ratio goes from 0 to 1: Grafana and humanizePercentage show it as a percentage, and \
      nobody has to ask whether 1 is little or all.
      """,
    references: [
      "https://prometheus.io/docs/practices/naming/"
    ],
    examples: [
      .fails(
        """
        # TYPE ⟦cache_hit_percent⟧ gauge
        cache_hit_percent 93

        """),
      .fails(
        """
        # TYPE ⟦cache_hit_ratio⟧ gauge
        cache_hit_ratio 93

        """),
      .passes(
        """
        # TYPE cache_hit_ratio gauge
        cache_hit_ratio 0.93

        """),
      .passes(
        """
        # TYPE compression_ratio gauge
        compression_ratio 7

        """),
    ],
    check: .metricFamily { family, _, reporter in
      guard !family.isFromLibrary else { return }
      let words = family.words.map { $0.lowercased() }
      if let word = words.first(where: ["percent", "percentage", "pct"].contains) {
        reporter.report(
          at: family.place.span, "'\(family.name)' is in \(word)",
          help: "Give a ratio from 0 to 1, and end the name with '_ratio'.")
      } else if words.last == "ratio", words.count > 1, shares.contains(words[words.count - 2]),
        family.largestValue > 1.001, family.largestValue.isFinite
      {
        reporter.report(
          at: family.place.span,
          "'\(family.name)' is \(family.largestValue), and a ratio is at most 1",
          help: "Divide it by 100.")
      }
    }
  )

  /// What can be no more than all of it.
  private static let shares: Set<String> = [
    "hit", "hits", "miss", "usage", "used", "utilization", "utilisation", "success", "error",
    "errors", "failure", "availability", "idle", "busy", "free",
  ]
}
