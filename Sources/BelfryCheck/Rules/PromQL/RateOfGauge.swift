import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let rateOfGauge = CheckRule(
    "promql/rate-of-gauge", .warning,
    summary: "rate() or increase() of a gauge.",
    rationale: """
      These functions take every drop for a restart of a counter and add what was lost, so a \
      gauge that falls becomes a spike.
      """,
    references: ["https://prometheus.io/docs/prometheus/latest/querying/functions/#rate"],
    examples: [
      .fails("expr: ⟦rate(node_load1[5m])⟧ > 1"),
      .fails("expr: sum(⟦increase(node_memory_MemFree_bytes[1h])⟧) > 5"),
      .passes("expr: deriv(node_load1[5m]) > 1"),
      .passes("expr: rate(http_requests_total[5m]) > 1"),
      .fails("expr: ⟦rate(mysql_slave_status_seconds_behind_master[1m])⟧ > 30"),
      .fails("expr: ⟦rate(node_boot_time_seconds[5m])⟧ > 0"),
      .passes("expr: changes(node_boot_time_seconds[5m]) > 0"),
      .passes("expr: rate(mysql_global_status_slow_queries[5m]) > 1"),
      .passes("expr: resets(node_boot_time_seconds[10m]) > 1"),
    ],
    check: .call { call, id, subject, reporter in
      // How often a gauge fell is a fair question.
      guard Function.named(call.name)?.expects == .counter, call.name != "resets",
        let first = call.arguments.first,
        let selector = subject.scraped(first), let metric = selector.metric,
        subject.type(of: selector) == .gauge || UntypedMetrics.gauges.contains(metric)
      else { return }
      reporter.report(
        at: subject.place(call.span), "'\(call.name)' of the gauge '\(metric)'",
        help: UntypedMetrics.isInstant(metric)
          ? "use changes(), which counts how often it became another"
          : "use deriv() or delta(), which let a value fall")
    }
  )
}
