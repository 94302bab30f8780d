import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let rateAfterSum = CheckRule(
    "promql/rate-after-sum", .warning,
    summary: "rate() of a sum of counters.",
    rationale: """
      When one of the summed counters restarts, the sum falls by a part only, which the \
      function takes for a restart of the whole. Take the rate first, then the sum.
      """,
    examples: [
      .fails("expr: ⟦rate(sum by (job) (http_requests_total)[5m:])⟧ > 1"),
      .passes("expr: sum by (job) (rate(http_requests_total[5m])) > 1"),
    ],
    check: .call { call, id, subject, reporter in
      guard Function.named(call.name)?.expects == .counter, let first = call.arguments.first,
        case .subquery(let subquery) = subject.bare(first),
        case .aggregation(let aggregation) = subject.bare(subquery.expression),
        let selector = subject.scraped(aggregation.expression), subject.type(of: selector) != .gauge
      else { return }
      reporter.report(
        at: subject.place(call.span), "'\(call.name)' of a '\(aggregation.op)' of counters",
        help: "write \(aggregation.op)(\(call.name)(…)) instead")
    }
  )
}
