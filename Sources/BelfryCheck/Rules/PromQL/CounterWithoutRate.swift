import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let counterWithoutRate = CheckRule(
    "promql/counter-without-rate", .warning,
    summary: "A counter is compared as it stands.",
    rationale: """
      A counter only grows until its process restarts, so a limit on its value is passed for \
      ever or says how long the process has been running.
      """,
    examples: [
      .fails("expr: ⟦http_requests_total⟧ > 1000"),
      .fails("expr: sum by (job) (⟦http_requests_total⟧) >= 5"),
      .fails("expr: max_over_time(⟦build_errors_total⟧[5m]) > 2"),
      .fails("expr: ⟦mysql_global_status_slow_queries⟧ > 0"),
      .passes("expr: mysql_global_status_threads_running > 40"),
      .passes("expr: rate(http_requests_total[5m]) > 10"),
      .passes("expr: max_over_time(rate(http_requests_total[5m])[1h:]) > 10"),
      .passes("expr: http_requests_total == 0"),
      .passes("expr: x_total > 0 unless x_total offset 15m"),
      .passes("expr: jobs_pending_total > 10"),
    ],
    check: .binary { node, id, subject, reporter in
      guard subject.role == .alert,
        [.greater, .greaterOrEqual, .less, .lessOrEqual].contains(node.op)
      else { return }
      for (side, other) in [(node.left, node.right), (node.right, node.left)]
      where subject.types[other.index] == .scalar {
        guard let selector = asItStands(side, subject),
          subject.type(of: selector) == .counter
            || UntypedMetrics.counters.contains(selector.metric ?? ""),
          selector.modifiers.offset == nil, !isNew(selector, subject)
        else {
          continue
        }
        reporter.report(
          at: subject.place(selector.span),
          "the counter '\(selector.metric ?? "")' is compared as it stands",
          help: "compare its rate() or increase() over a range")
      }
    }
  )
}

/// The selector whose values a part passes on, through aggregations and the extremes of a range.
private func asItStands(_ id: NodeID, _ subject: ExpressionSubject) -> VectorSelector? {
  var part = subject.bare(id)
  while true {
    switch part {
    case .aggregation(let node)
    where ["sum", "avg", "min", "max", "topk", "bottomk"].contains(node.op):
      part = subject.bare(node.expression)
    case .call(let call)
    where ["max_over_time", "min_over_time", "avg_over_time", "last_over_time"].contains(call.name):
      guard let range = call.arguments.first, case .matrix(let node) = subject.bare(range) else {
        return nil
      }
      return node.selector
    case .selector(let selector): return selector
    default: return nil
    }
  }
}

/// Whether only series are asked for that were not there some time ago.
private func isNew(_ selector: VectorSelector, _ subject: ExpressionSubject) -> Bool {
  subject.tree.nodes.contains { node in
    guard case .binary(let binary) = node, binary.op == .unless,
      binary.span.contains(selector.span)
    else { return false }
    return subject.selectors(below: binary.right).contains {
      $0.metric == selector.metric && $0.modifiers.offset != nil
    }
  }
}
