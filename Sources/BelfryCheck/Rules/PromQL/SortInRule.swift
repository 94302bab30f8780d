import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let sortInRule = CheckRule(
    "promql/sort-in-rule", .advice,
    summary: "A rule that sorts.",
    rationale: """
      What a rule records and the alerts that it gives have no order; sort() shows only where the \
      result of one instant is shown. All series are kept, the first of them is not chosen.
      """,
    references: ["https://prometheus.io/docs/prometheus/latest/querying/functions/#sort"],
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - record: service:speed:ranking
                expr: ⟦sort_desc(avg_over_time(speed_bytes_per_second[1h]))⟧

        """),
      .fails("expr: ⟦sort(disk_free_bytes)⟧ < 5"),
      .passes("expr: topk(1, speed_bytes_per_second) < 5"),
    ],
    check: .call { call, id, subject, reporter in
      guard subject.role != .panel, subject.context.query == nil,
        ["sort", "sort_desc", "sort_by_label", "sort_by_label_desc"].contains(call.name)
      else { return }
      reporter.report(
        at: subject.place(call.span), "'\(call.name)' does nothing: what a rule gives has no order",
        help: "leave it out; for the greatest alone write 'topk(1, …)'")
    }
  )
}
