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
      threshold or a calculation over a range has a value for every step of it. Rows of a database \
      with a time are values over time as well, even where there is one alone.
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
                condition: ⟦A⟧
                data:
                  - refId: A
                    datasourceUid: m
                    model: {rawSql: "SELECT now() AS time, count(*) FROM a", format: time_series}
              - uid: b
                title: B
                condition: ⟦B⟧
                data:
                  - refId: A
                    datasourceUid: i
                    model: {query: 'from(bucket: "a") |> range(start: -5m) |> mean()'}
                  - {refId: B, datasourceUid: __expr__, model: {type: threshold, expression: A}}
              - uid: c
                title: C
                condition: ⟦B⟧
                data:
                  - refId: A
                    datasourceUid: i
                    model:
                      datasource: {type: influxdb, uid: i}
                      query: SELECT last("a") FROM "b" WHERE $timeFilter
                      rawQuery: true
                  - {refId: B, datasourceUid: __expr__, model: {type: math, expression: $A > 1}}
              - uid: d
                title: D
                condition: ⟦B⟧
                data:
                  - {refId: A, datasourceUid: metrics, model: {expr: 'sum(a{b="c"})'}}
                  - {refId: B, datasourceUid: __expr__, model: {type: threshold, expression: A}}

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
              - uid: f
                title: F
                condition: B
                data:
                  - refId: A
                    datasourceUid: i
                    model: {query: 'from(bucket: "a") |> range(start: -5m) |> group() |> mean()'}
                  - {refId: B, datasourceUid: __expr__, model: {type: threshold, expression: A}}
              - uid: g
                title: G
                condition: B
                data:
                  - refId: A
                    datasourceUid: i
                    model: {query: 'from(bucket: "a") |> range(start: -5m) |> last()'}
                  - refId: B
                    datasourceUid: "-100"
                    model: {type: classic_conditions, conditions: [{query: {params: [A]}}]}
              - uid: h
                title: H
                condition: B
                data:
                  - {refId: A, datasourceUid: logs, model: {expr: 'sum(rate({a="b"}[5m]))'}}
                  - {refId: B, datasourceUid: __expr__, model: {type: threshold, expression: A}}

        """),
    ],
    check: .files([.grafanaAlerting]) { file, reporter in
      for rule in GrafanaAlerting.rules(file.root) where rule["record"] == nil {
        guard let condition = rule["condition"], condition.kind == .scalar, !condition.isNull else {
          continue
        }
        let steps = AlertSteps(rule, reporter.workspace)
        guard
          let query = steps.series(behind: condition.text)
            ?? steps.rows(behind: condition.text),
          let letter = query["refId"]?.text
        else { continue }
        // A database knows no instant query.
        let isAsked = query["model"]?["expr"]?.text.isEmpty == false
        reporter.report(
          at: condition.span, "'\(condition.text)' has values over time, and a condition needs one",
          help: isAsked
            ? "say '\(steps.instant(query))' in '\(letter)', or reduce '\(letter)' to one value first"
            : "reduce '\(letter)' to one value first, and let the condition look at that")
      }
    }
  )
}
