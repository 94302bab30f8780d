import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let hardCodedInterval = CheckRule(
    "grafana/hard-coded-interval", .advice,
    summary: "rate() over a fixed range in a graph.",
    rationale: """
      Zoomed out, the step between two points is longer than the range, and what happens in between \
      is never seen. $__rate_interval grows with the step.
      """,
    references: ["https://grafana.com/blog/new-in-grafana-7-2-rate_interval-for-prometheus/"],
    examples: [
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries",
         "title": "P", "targets": [{"expr": "sum(rate(a_total[⟦5m⟧]))"}]}]}

        """#),
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries",
         "title": "P", "targets": [
          {"refId": "A", "hide": true, "expr": "rate(a_total[⟦5m⟧])"},
          {"refId": "B", "datasource": {"type": "__expr__", "uid": "__expr__"}, "type": "math",
           "expression": "$A * 60"}]}]}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [
         {"type": "timeseries", "title": "P", "targets": [
          {"expr": "sum(rate(a_total[$__rate_interval]))"}, {"expr": "rate(a_total[1h])"},
          {"expr": "max_over_time(sum(rate(a_total[5m]))[1h:])"},
          {"refId": "D", "expr": "rate(a_total[5m])", "hide": true}]},
         {"type": "stat", "title": "Q", "targets": [
          {"expr": "rate(a_total[5m])", "instant": true}]}]}

        """#),
    ],
    check: .call { call, id, subject, reporter in
      guard let query = subject.context.query, query.kind == .panel, !query.isInstant,
        !query.isHidden,
        ["rate", "irate"].contains(call.name),
        ["timeseries", "graph", "heatmap", "barchart"].contains(query.owner["type"]?.text),
        let first = call.arguments.first, case .matrix(let matrix) = subject.bare(first),
        case .literal(let literal) = matrix.range, literal.value <= 600,
        // A range of its own for the panel is looked at as it stands.
        query.owner["timeFrom"].map({ $0.isNull }) ?? true,
        !isInSubquery(id, subject)
      else { return }
      let span = subject.place(literal.span)
      reporter.report(
        at: span, "a fixed range leaves gaps when the graph is zoomed out",
        help: "write $__rate_interval",
        fixes: [FixIt("write $__rate_interval", edits: [.init(span, "$__rate_interval")])])
    }
  )
}

/// Whether a part is evaluated at the steps of a subquery, which zooming does not change.
private func isInSubquery(_ id: NodeID, _ subject: ExpressionSubject) -> Bool {
  subject.tree.nodes.contains { node in
    guard case .subquery(let subquery) = node else { return false }
    return subject.parts(below: subquery.expression).contains(id)
  }
}
