import BelfryExposition
import BelfrySource

extension CheckRule {
  static let unitNotSuffix = CheckRule(
    "metrics/unit-not-suffix", .advice,
    summary: "A name in which the unit does not stand last.",
    rationale: """
      The unit is the last word but for '_total' and the parts of histograms, so that it is seen \
      at a glance, and so that OpenMetrics can carry it.
      """,
    references: [
      "https://prometheus.io/docs/practices/naming/",
      "https://github.com/prometheus/OpenMetrics/blob/v1.0.0/specification/OpenMetrics.md",
    ],
    examples: [
      .fails(
        """
        # TYPE ⟦app_seconds_waited⟧ gauge
        app_seconds_waited 1

        """),
      .passes(
        """
        # TYPE app_waited_seconds_total counter
        app_waited_seconds_total 1

        """),
      .passes(
        """
        # TYPE app_bytes_per_second gauge
        app_bytes_per_second 1

        """),
    ],
    check: .metricFamily { family, _, reporter in
      let words = family.words.map { $0.lowercased() }
      guard !family.isFromLibrary, others.isDisjoint(with: words) else { return }
      guard let place = words.lastIndex(where: MetricUnits.base.contains),
        !words[place...].contains("per"), !words[..<place].contains("by"), place > 0
      else { return }
      let rest = words[(place + 1)...]
      guard let next = rest.first, !endings.contains(next) || rest.count > 1 else { return }
      reporter.report(
        at: family.place.span, "the unit '\(words[place])' is not the end of '\(family.name)'",
        help: "Put it last: '\(moved(family.words, place))'.")
    }
  )

  /// Words that follow a unit: parts of types, and what is said of a whole.
  private static let endings: Set<String> = [
    "total", "sum", "count", "bucket", "created", "info", "max", "min", "avg", "average", "mean",
    "ratio", "squared", "limit",
  ]

  /// Words that make another unit of it.
  private static let others: Set<String> = ["rate", "percent", "percentage", "pct", "ratio"]

  private static func moved(_ words: [Substring], _ place: Int) -> String {
    var words = words
    let unit = words.remove(at: place)
    let end = words.last == "total" ? words.count - 1 : words.count
    words.insert(unit, at: end)
    return words.joined(separator: "_")
  }
}
