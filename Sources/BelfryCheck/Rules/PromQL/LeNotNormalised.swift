import BelfryPromQL
import BelfryRegex
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let leNotNormalised = CheckRule(
    "promql/le-not-normalised", .warning,
    summary: "A bucket or quantile named by a whole number.",
    rationale: """
      Since version 3 Prometheus writes the labels le and quantile as floats when it scrapes: \
      le="10" is stored as le="10.0", and the old text matches nothing.
      """,
    references: ["https://prometheus.io/docs/prometheus/latest/migration/"],
    examples: [
      .fails("expr: sum(rate(a_seconds_bucket{⟦le=\"10\"⟧}[5m])) > 1"),
      .fails("expr: sum(rate(a_seconds_bucket{⟦le=~\"1|5\"⟧}[5m])) > 1"),
      .fails("expr: a_seconds{⟦quantile=\"1\"⟧} > 1"),
      .passes("expr: sum(rate(a_seconds_bucket{le=\"10.0\"}[5m])) > 1"),
      .passes("expr: sum(rate(a_seconds_bucket{le=\"0.5\"}[5m])) > 1"),
      .passes("expr: sum(rate(a_seconds_bucket{le=\"+Inf\"}[5m])) > 1"),
      .passes("expr: sum(rate(a_seconds_bucket{le=~\"10|10.0\"}[5m])) > 1"),
    ],
    check: .selector { selector, range, subject, reporter in
      guard let metric = selector.metric, !metric.contains(":") else { return }
      for matcher in selector.matchers
      where matcher.name == "le" && metric.hasSuffix("_bucket") || matcher.name == "quantile" {
        guard matcher.op == .equal || matcher.op == .matches, let text = wholeNumber(in: matcher)
        else { continue }
        let versions = reporter.workspace.services.filter { $0.image == "prometheus" }
          .compactMap { $0.imageVersion?.split(separator: ".").first.flatMap { Int($0) } }
        guard versions.allSatisfy({ $0 >= 3 }) else { continue }
        let float = LabelMatcher(matcher.name, .equal, text + ".0")
        let isSure = matcher.op == .equal && !versions.isEmpty
        reporter.report(
          at: subject.place(matcher.span),
          "Prometheus 3 writes '\(matcher.name)' as '\(text).0', not '\(text)'",
          help: "write \(matcher.name)=\"\(text).0\", or both for older servers",
          fixes: isSure
            ? subject.fix("write '\(text).0'", [(matcher.span, Printer().matcher(float))]) : [])
      }
    }
  )
}

/// A whole number that a matcher wants without its float beside it.
private func wholeNumber(in matcher: LabelMatcher) -> String? {
  let texts: [String]
  if matcher.op == .equal {
    texts = [matcher.value]
  } else {
    guard let pattern = try? Pattern(matcher.value), let all = pattern.alternatives else {
      return nil
    }
    // Where the point is any character, the float is meant too.
    texts = all.filter { !pattern.matchesWhole($0 + ".0") }
  }
  return texts.first { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
}
