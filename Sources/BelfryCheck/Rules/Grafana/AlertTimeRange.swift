import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let alertTimeRange = CheckRule(
    "grafana/alert-time-range", .error,
    summary: "A query of a rule has no range of time, or an empty one.",
    rationale: """
      Grafana refuses the file with "invalid relative time range", and makes none of its rules. The \
      range is given in seconds before now, as whole numbers; expressions need none.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/"
    ],
    examples: [
      .fails(
        """
        apiVersion: 1
        groups:
          - name: a
            folder: A
            interval: 1m
            rules:
              - uid: a
                title: A
                condition: A
                data:
                  - {⟦refId⟧: A, datasourceUid: p, model: {expr: up}}
                  - {refId: B, relativeTimeRange: ⟦{from: 0, to: 0}⟧, datasourceUid: p, model: {}}
                  - {refId: C, relativeTimeRange: {from: ⟦5m⟧, to: 0}, datasourceUid: p, model: {}}

        """),
      .passes(
        """
        apiVersion: 1
        groups:
          - name: a
            folder: A
            interval: 1m
            rules:
              - uid: a
                title: A
                condition: B
                data:
                  - {refId: A, relativeTimeRange: {from: 600}, datasourceUid: p, model: {expr: up}}
                  - {refId: B, datasourceUid: __expr__, model: {type: math, expression: $A > 1}}
                  - {refId: C, datasourceUid: "-100", model: {type: math, expression: $A > 1}}

        """),
    ],
    check: .files([.grafanaAlerting]) { file, reporter in
      for data in GrafanaAlerting.rules(file.root).flatMap({ $0["data"]?.items ?? [] }) {
        guard data.kind == .mapping, !GrafanaAlerting.isExpression(data),
          data["datasourceUid"]?.text.contains("$") != true
        else { continue }
        guard let range = data["relativeTimeRange"], !range.isNull else {
          let place = data.pairs.first { $0.key.text == "refId" }?.key.span
          reporter.report(
            at: place ?? data.span, "this query has no 'relativeTimeRange'",
            help: "add 'relativeTimeRange: {from: 600, to: 0}', in seconds before now")
          continue
        }
        guard range.kind == .mapping else { continue }
        if let odd = ["from", "to"].compactMap({ range[$0] }).first(where: { !isWhole($0) }) {
          reporter.report(
            at: odd.span, "'\(odd.shortText)' is no whole number of seconds",
            help: "write seconds without quotes and unit: 600")
        } else if let from = seconds(range["from"]), let to = seconds(range["to"]), from <= to {
          reporter.report(
            at: range.span, "this range of time is empty, since 'from' is not greater than 'to'",
            help: "write seconds before now, the beginning first: {from: 600, to: 0}")
        }
      }
    }
  )
}

private func isWhole(_ node: Node) -> Bool {
  node.kind == .scalar && (node.isNull || node.resolved == .integer)
}

/// Seconds; what is left out is 0, and a number in another notation is not known.
private func seconds(_ node: Node?) -> Int? {
  guard let node, !node.isNull else { return 0 }
  return Int(node.text)
}
