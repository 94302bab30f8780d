import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let gaugeFunctionOnCounter = CheckRule(
    "promql/gauge-function-on-counter", .warning,
    summary: "delta(), deriv() or predict_linear() of a counter.",
    rationale: """
      These functions know nothing of restarts: when a counter begins anew at zero they report \
      a great fall.
      """,
    examples: [
      .fails("expr: ⟦delta(http_requests_total[5m])⟧ > 1"),
      .passes("expr: increase(http_requests_total[5m]) > 1"),
      .passes("expr: delta(node_load1[5m]) > 1"),
    ],
    check: .call { call, id, subject, reporter in
      guard Function.named(call.name)?.expects == .gauge, let first = call.arguments.first,
        let selector = subject.scraped(first), subject.type(of: selector) == .counter
      else { return }
      reporter.report(
        at: subject.place(call.span), "'\(call.name)' of the counter '\(selector.metric ?? "")'",
        help: "use rate() or increase(), which see restarts",
        fixes: ["delta": "increase", "deriv": "rate"][call.name].map {
          subject.fix("write '\($0)'", [(call.nameSpan, $0)], isSafe: false)
        } ?? [])
    }
  )
}
