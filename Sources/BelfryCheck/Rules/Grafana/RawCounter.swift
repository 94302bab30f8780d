import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let rawCounter = CheckRule(
    "grafana/raw-counter", .warning,
    summary: "A graph of a counter as it stands.",
    rationale: """
      The line climbs for ever and drops with every restart; what happened when cannot be seen in it.
      """,
    examples: [
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries",
         "title": "P", "targets": [{"expr": "sum by (code) (⟦http_requests_total⟧)"}]}]}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [
         {"type": "timeseries", "title": "P", "targets": [
          {"expr": "sum(rate(http_requests_total[$__rate_interval]))"},
          {"expr": "http_requests_total - http_requests_total offset 1d"},
          {"expr": "node_memory_MemTotal_bytes"}]},
         {"type": "stat", "title": "Q", "targets": [{"expr": "sum(http_requests_total)"}]}]}

        """#),
    ],
    check: .expression { subject, reporter in
      guard let query = subject.context.query, query.kind == .panel, !query.isInstant,
        ["timeseries", "graph"].contains(query.owner["type"]?.text),
        (query.owner["transformations"]?.items ?? []).isEmpty
      else { return }
      var part = subject.bare(subject.tree.root)
      while case .aggregation(let aggregation) = part,
        ["sum", "avg", "min", "max", "topk", "bottomk"].contains(aggregation.op)
      {
        part = subject.bare(aggregation.expression)
      }
      guard case .selector(let selector) = part, subject.type(of: selector) == .counter,
        selector.modifiers.offset == nil
      else { return }
      reporter.report(
        at: subject.place(selector.span), "the counter '\(selector.metric ?? "")' only climbs",
        help: "ask for its rate() over $__rate_interval, or its increase()")
    }
  )
}
