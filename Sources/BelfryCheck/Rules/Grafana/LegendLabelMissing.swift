import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let legendLabelMissing = CheckRule(
    "grafana/legend-label-missing", .warning,
    summary: "A legend names a label that the query's series cannot have.",
    rationale: "The legend stays empty in its place, and lines cannot be told apart.",
    examples: [
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries",
         "title": "P", "targets": [{"expr": "sum by (job) (rate(a_total[5m]))",
         "legendFormat": "{{job}} on ⟦{{instance}}⟧"}]}]}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries",
         "title": "P", "targets": [
         {"expr": "sum by (job, instance) (rate(a_total[5m]))", "legendFormat": "{{ instance }}"},
         {"expr": "a_seconds", "legendFormat": "{{code}} {{__name__}}"},
         {"expr": "sum by (job) (a_seconds)", "legendFormat": "{{instance}}", "hide": true},
         {"expr": "sum by ($group) (a_seconds)", "legendFormat": "{{code}}"}]}],
         "templating": {"list": [{"name": "group", "type": "custom", "query": "a,b"}]}}

        """#),
    ],
    check: .expression { subject, reporter in
      guard let query = subject.context.query, query.kind == .panel, !query.isHidden,
        let legend = query.target["legendFormat"],
        legend.kind == .scalar, let known = subject.analysis.labels,
        // A variable may stand for further labels.
        !namesVariables(subject.tree)
      else { return }
      let map = legend.map
      for (name, span) in labels(in: legend.text) where known[name].presence == .never {
        reporter.report(
          at: map.source(span), "no series of this query has the label '\(name)'",
          help: known[name].cause.text,
          related: [
            .init("this decides it", file: reporter.file, span: subject.place(known[name].span))
          ])
      }
    }
  )
}

/// Names in double braces, with the bytes of both.
private func labels(in text: String) -> [(name: String, span: Span)] {
  let bytes = Array(text.utf8)
  var found: [(String, Span)] = []
  var index = 0
  while index + 1 < bytes.count {
    guard bytes[index] == 0x7B, bytes[index + 1] == 0x7B else {
      index += 1
      continue
    }
    guard
      let end = (index + 2..<bytes.count - 1).first(where: {
        bytes[$0] == 0x7D && bytes[$0 + 1] == 0x7D
      })
    else { return found }
    let name = String(decoding: bytes[index + 2..<end], as: UTF8.self)
      .split(separator: " ").joined(separator: " ")
    if !name.isEmpty, name.utf8.allSatisfy({ $0 == 0x5F || $0 >= 0x30 && $0 < 0x7B }) {
      found.append((name, Span(index, end + 2)))
    }
    index = end + 2
  }
  return found
}

/// Whether labels of an aggregation or match are variables.
private func namesVariables(_ tree: Expression) -> Bool {
  tree.nodes.contains { node in
    switch node {
    case .aggregation(let aggregation):
      aggregation.grouping?.labels.contains { $0.name.contains("$") || $0.name.contains("[[") }
        ?? false
    case .variable: true
    default: false
    }
  }
}
