import BelfryCatalogue
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let baseNameOfHistogram = CheckRule(
    "promql/base-name-of-histogram", .warning,
    summary: "A histogram is asked for by its base name.",
    rationale: """
      A classic histogram has series that end in _bucket, _sum and _count. Its base name stands \
      in the documentation only, and a query for it is empty.
      """,
    examples: [
      .fails("expr: avg(⟦prometheus_http_request_duration_seconds⟧) > 1"),
      .fails("expr: rate(⟦prometheus_http_request_duration_seconds⟧[5m]) > 1"),
      .passes("expr: rate(prometheus_http_request_duration_seconds_sum[5m]) > 1"),
      .passes("expr: prometheus_engine_query_duration_seconds{quantile=\"0.9\"} > 1"),
      .passes(
        "expr: histogram_quantile(0.9, rate(prometheus_http_request_duration_seconds[5m])) > 1"),
    ],
    check: .expression { subject, reporter in
      let isNative = subject.tree.nodes.contains { node in
        if case .call(let call) = node { return call.name.hasPrefix("histogram_") }
        return false
      }
      guard !isNative else { return }
      for selector in subject.selectors {
        guard let name = selector.metric, !name.contains(":") else { continue }
        let types = SeriesCatalogue.embedded.types(name)
        guard !types.isEmpty, types.allSatisfy({ $0 == .histogram }) else { continue }
        reporter.report(
          at: subject.place(selector.name == nil ? selector.span : selector.nameSpan),
          "'\(name)' is a histogram and has no series of that name",
          help: "read '\(name)_sum', '\(name)_count' or '\(name)_bucket'")
      }
    }
  )
}
