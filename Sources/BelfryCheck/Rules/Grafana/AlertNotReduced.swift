import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let alertNotReduced = CheckRule(
    "grafana/alert-not-reduced", .error, since: "0.2",
    summary: "A rule's condition has values over time, and no single one.",
    rationale: """
      Every evaluation ends with "looks like time series data, only reduced data can be alerted on". \
      Prometheus and Loki are asked over a range unless the query says that it is instant, and a \
      threshold or a calculation over a range has a value for every step of it.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/alerting/fundamentals/alert-rules/queries-conditions/"
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
                condition: ⟦B⟧
                data:
                  - refId: A
                    datasourceUid: p
                    model: {datasource: {type: prometheus, uid: p}, expr: up, instant: false}
                  - {refId: B, datasourceUid: __expr__, model: {type: threshold, expression: A}}
              - uid: b
                title: B
                condition: ⟦A⟧
                data: [{refId: A, datasourceUid: p, model: {expr: up == 0, range: true}}]
              - uid: c
                title: C
                condition: ⟦B⟧
                data:
                  - refId: A
                    datasourceUid: loki
                    model: {expr: 'sum(rate({a="b"} |= "x" [5m]))', queryType: range}
                  - {refId: B, datasourceUid: __expr__, model: {type: math, expression: $A > 0}}

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
                condition: C
                data:
                  - {refId: A, datasourceUid: p, model: {datasource: {type: prometheus}, expr: up}}
                  - {refId: B, datasourceUid: __expr__, model: {type: reduce, expression: A}}
                  - {refId: C, datasourceUid: __expr__, model: {type: threshold, expression: B}}
              - uid: b
                title: B
                condition: B
                data:
                  - refId: A
                    datasourceUid: p
                    model: {datasource: {type: prometheus}, expr: up, instant: true}
                  - {refId: B, datasourceUid: __expr__, model: {type: math, expression: $A < 1}}
              - uid: c
                title: C
                condition: B
                data:
                  - {refId: A, datasourceUid: p, model: {datasource: {type: prometheus}, expr: up}}
                  - refId: B
                    datasourceUid: "-100"
                    model: {type: classic_conditions, conditions: [{query: {params: [A]}}]}
              - uid: d
                title: D
                condition: B
                data:
                  - refId: A
                    datasourceUid: loki
                    model: {expr: 'sum(rate({a="b"} [5m]))', queryType: instant}
                  - {refId: B, datasourceUid: __expr__, model: {type: threshold, expression: A}}
              - uid: e
                title: E
                condition: B
                data:
                  - {refId: A, datasourceUid: p, model: {rawSql: SELECT 1, format: table}}
                  - {refId: B, datasourceUid: __expr__, model: {type: threshold, expression: A}}

        """),
    ],
    check: .files([.grafanaAlerting]) { file, reporter in
      for rule in GrafanaAlerting.rules(file.root) where rule["record"] == nil {
        guard let condition = rule["condition"], condition.kind == .scalar, !condition.isNull else {
          continue
        }
        let steps = AlertSteps(rule, reporter.workspace)
        guard let query = steps.series(behind: condition.text), let letter = query["refId"]?.text
        else { continue }
        reporter.report(
          at: condition.span, "'\(condition.text)' has values over time, and a condition needs one",
          help:
            "say '\(steps.instant(query))' in '\(letter)', or reduce '\(letter)' to one value first"
        )
      }
    }
  )
}
