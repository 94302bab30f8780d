import BelfryExposition
import BelfrySource

extension CheckRule {
  static let dots = CheckRule(
    "metrics/dots", .advice,
    summary: "A name that needs quotes.",
    rationale: """
      Names with dots and other characters work from Prometheus 3.0 on, and only in \
      quotes, between braces. Older servers, and clients that do not ask for UTF-8, see the name \
      with underscores.
      """,
    references: [
      "https://prometheus.io/docs/guides/utf8/"
    ],
    examples: [
      .fails(
        """
        {"⟦http.server.requests⟧"} 1

        """),
      .passes(
        """
        http_server_requests 1

        """),
    ],
    check: .metricFamily { family, _, reporter in
      guard !MetricNames.isPlain(family.name, colons: true) else { return }
      reporter.report(
        at: family.place.span, "'\(family.name)' has to be quoted in queries",
        help: "Clients of the older kind see '\(MetricNames.plain(family.name))': call it so.")
    }
  )
}
