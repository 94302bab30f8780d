import BelfrySource
import BelfryYAML

extension CheckRule {
  static let logQLInterval = CheckRule(
    "grafana/logql-interval", .advice,
    summary: "A fixed range in a graph of logs.",
    rationale: """
      Zoomed out, lines between two points are never counted. $__auto is the step that the graph \
      asks for.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/datasources/loki/query-editor/"
    ],
    examples: [
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries",
         "title": "P", "datasource": {"type": "loki", "uid": "l"},
         "targets": [{"expr": "sum(rate({job=\"a[5m]\"} |= `x[1m]` [⟦5m⟧]))"}]}]}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries",
         "title": "P", "datasource": {"type": "loki", "uid": "l"}, "targets": [
         {"expr": "sum(rate({job=\"a\"}[$__auto]))"},
         {"expr": "sum(count_over_time({job=\"a\"}[5m]))", "queryType": "instant"},
         {"expr": "sum(count_over_time({job=\"a\"}[24h]))"}]}]}

        """#),
    ],
    check: .panel { panel, reporter in
      guard ["timeseries", "graph", "barchart"].contains(panel.type) else { return }
      for target in DashboardWalk.targets(panel.node) {
        let references = [target["datasource"], panel.node["datasource"]]
        guard case .loki = DatasourceKind(references, panel.root, reporter.workspace),
          let text = target["expr"], target["queryType"]?.text != "instant",
          target["instant"]?.text != "true"
        else { continue }
        let map = text.map
        for range in ranges(text.text) {
          let span = map.source(range)
          reporter.report(
            at: span, "a fixed range leaves gaps when the graph is zoomed out",
            help: "write $__auto",
            fixes: [FixIt("write $__auto", edits: [.init(span, "$__auto")])])
        }
      }
    }
  )
}

/// Ranges up to ten minutes in brackets, outside of quotes.
private func ranges(_ text: String) -> [Span] {
  let bytes = Array(text.utf8)
  var found: [Span] = []
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    if byte == 0x22 || byte == 0x60 {
      while index < bytes.count, bytes[index] != byte {
        index += byte == 0x22 && bytes[index] == 0x5C ? 2 : 1
      }
      index += 1
    } else if byte == 0x5B {
      let end = bytes[min(index, bytes.count)...].firstIndex(of: 0x5D) ?? bytes.count
      let inner = String(decoding: bytes[index..<end], as: UTF8.self)
      if let unit = inner.last, let count = Int(inner.dropLast()), count > 0,
        unit == "s" && count <= 600 || unit == "m" && count <= 10
      {
        found.append(Span(index, end))
      }
      index = end
    }
  }
  return found
}
