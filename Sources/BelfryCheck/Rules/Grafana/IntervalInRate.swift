import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let intervalInRate = CheckRule(
    "grafana/interval-in-rate", .warning,
    summary: "$__interval as the range of rate().",
    rationale: """
      Zoomed in it becomes shorter than two scrapes, and the panel is empty. $__rate_interval \
      never does.
      """,
    examples: [
      .fails(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries", \
        "title": "P", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "targets": [{"expr": \
        "⟦rate(a_total[$__interval])⟧"}]}]}
        """),
      .passes(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries", \
        "title": "P", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "targets": [{"expr": \
        "rate(a_total[$__rate_interval])"}]}]}
        """),
    ],
    check: .call { call, id, subject, reporter in
      guard subject.role == .panel, Function.named(call.name)?.expects == .counter,
        let first = call.arguments.first, case .matrix(let matrix) = subject.bare(first),
        case .variable(let variable) = matrix.range,
        ["$__interval", "${__interval}", "[[__interval]]"].contains(variable.text)
      else { return }
      let edit = FixIt.Edit(subject.place(variable.span), "$__rate_interval")
      reporter.report(
        at: subject.place(call.span), "'\(variable.text)' may be shorter than two scrapes",
        help: "write $__rate_interval", fixes: [FixIt("write $__rate_interval", edits: [edit])])
    }
  )
}
