import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let rateOfRate = CheckRule(
    "promql/rate-of-rate", .warning,
    summary: "rate() of what is a rate already.",
    rationale: """
      The rate of a rate is an acceleration with every fall taken for a restart; nearly always \
      the average is meant.
      """,
    examples: [
      .fails("expr: ⟦rate(rate(http_requests_total[5m])[1h:])⟧ > 1"),
      .fails("expr: ⟦rate(job:http_requests:rate5m[10m])⟧ > 1"),
      .passes("expr: avg_over_time(rate(http_requests_total[5m])[1h:]) > 1"),
    ],
    check: .call { call, id, subject, reporter in
      guard Function.named(call.name)?.expects == .counter, let first = call.arguments.first else {
        return
      }
      var isRate = false
      if case .subquery(let subquery) = subject.bare(first) {
        isRate = subject.analysis[subquery.expression].contains { $0.value.kind == .rate }
      } else if let name = subject.scraped(first)?.metric?.utf8,
        let colon = name.lastIndex(of: UInt8(ascii: ":"))
      {
        let last = name[name.index(after: colon)...]
        isRate = last.starts(with: "rate".utf8) || last.starts(with: "irate".utf8)
      }
      guard isRate else { return }
      reporter.report(
        at: subject.place(call.span), "'\(call.name)' of a rate",
        help: "use avg_over_time() or max_over_time() of it")
    }
  )
}
