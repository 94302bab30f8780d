import BelfryExposition
import BelfrySource

extension CheckRule {
  static let reservedSuffix = CheckRule(
    "metrics/reserved-suffix", .advice,
    summary: "A name or label that belongs to another type.",
    rationale: """
      Histograms and summaries have '_bucket', '_sum' and '_count', le and quantile of their \
      own. On another metric they make readers, and OpenMetrics, look for a histogram that is \
      not there.
      """,
    references: [
      "https://pkg.go.dev/github.com/prometheus/client_golang/prometheus/testutil/promlint"
    ],
    examples: [
      .fails(
        """
        # TYPE ⟦jobs_count⟧ gauge
        jobs_count 1

        """),
      .fails(
        """
        # TYPE wait_seconds gauge
        wait_seconds{⟦quantile⟧="0.5"} 1

        """),
      .passes(
        """
        # TYPE wait_seconds summary
        wait_seconds{quantile="0.5"} 1
        wait_seconds_sum 1
        wait_seconds_count 1

        """),
      .passes(
        """
        jobs_count 1

        """),
    ],
    check: .metricFamily { family, _, reporter in
      guard let type = family.knownType else { return }
      let isHistogram = type == .histogram || type == .gaugehistogram
      let isSummary = type == .summary
      for (suffix, fits, of) in [
        ("_bucket", isHistogram, "a histogram"),
        ("_count", isHistogram || isSummary, "a histogram"),
        ("_sum", isHistogram || isSummary, "a histogram"),
        ("_timestamp_seconds", type == .gauge, "a gauge"),
      ] where !fits && family.name.hasSuffix(suffix) {
        reporter.report(
          at: family.place.span,
          "the \(type.rawValue) '\(family.name)' ends with '\(suffix)', as \(of) does",
          help: "Choose another ending.")
      }
      for (label, fits, of) in [
        ("le", isHistogram, "histograms"), ("quantile", isSummary, "summaries"),
      ]
      where !fits {
        guard let found = family.label(label) else { continue }
        reporter.report(
          at: found.place.span,
          "the \(type.rawValue) '\(family.name)' has the label '\(label)' of \(of)",
          help: "Give the label another name.")
      }
    }
  )
}
