import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let alertNeverFires = CheckRule(
    "grafana/alert-never-fires", .error, since: "0.2",
    summary: "What a rule's comparison lets through never meets its condition.",
    rationale: """
      A comparison in PromQL keeps the values for which it holds as they are: 'up == 0' is 0 where a \
      target is down, and Grafana takes 0 for "all is well". Prometheus' own rules fire with every \
      series that is left, and Grafana's with what is not 0.
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
                condition: A
                data: [{refId: A, datasourceUid: p, model: {expr: ⟦0 == up⟧, instant: true}}]
              - uid: b
                title: B
                condition: C
                data:
                  - {refId: A, datasourceUid: p, model: {expr: "sum by (job) (⟦up == 0⟧)"}}
                  - {refId: B, datasourceUid: __expr__, model: {type: reduce, expression: A}}
                  - refId: C
                    datasourceUid: __expr__
                    model:
                      type: threshold
                      expression: B
                      conditions: [{evaluator: {type: gt, params: [0]}}]

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
                condition: B
                data:
                  - refId: A
                    datasourceUid: p
                    model: {expr: ⟦free_bytes < 10⟧ and on () up == 1, instant: true}
                  - refId: B
                    datasourceUid: __expr__
                    model:
                      type: threshold
                      expression: A
                      conditions: [{evaluator: {type: gt, params: [10]}}]
              - uid: b
                title: B
                condition: B
                data:
                  - {refId: A, datasourceUid: p, model: {expr: ⟦up == 0⟧, range: true}}
                  - refId: B
                    datasourceUid: __expr__
                    model:
                      type: classic_conditions
                      conditions:
                        - evaluator: {type: gt, params: [0]}
                          query: {params: [A]}
                          reducer: {type: last}

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
                  - {refId: A, datasourceUid: p, model: {expr: up == 0, instant: true}}
                  - refId: B
                    datasourceUid: __expr__
                    model:
                      type: threshold
                      expression: A
                      conditions: [{evaluator: {type: lt, params: [1]}}]
              - uid: b
                title: B
                condition: A
                data: [{refId: A, datasourceUid: p, model: {expr: up == bool 0, instant: true}}]
              - uid: c
                title: C
                condition: A
                data: [{refId: A, datasourceUid: p, model: {expr: errors > 0, instant: true}}]
              - uid: d
                title: D
                condition: B
                data:
                  - {refId: A, datasourceUid: p, model: {expr: up == 0, range: true}}
                  - refId: B
                    datasourceUid: __expr__
                    model:
                      type: classic_conditions
                      conditions:
                        - evaluator: {type: gt, params: [0]}
                          query: {params: [A]}
                          reducer: {type: count}
              - uid: e
                title: E
                condition: A
                data: [{refId: A, datasourceUid: p, model: {expr: count(up == 0), instant: true}}]
              - uid: f
                title: F
                condition: B
                data:
                  - {refId: A, datasourceUid: p, model: {expr: load > 85, instant: true}}
                  - refId: B
                    datasourceUid: __expr__
                    model:
                      type: threshold
                      expression: A
                      conditions: [{evaluator: {type: gt, params: [85]}}]

        """),
    ],
    check: .files([.grafanaAlerting]) { file, reporter in
      for rule in GrafanaAlerting.rules(file.root) where rule["record"] == nil {
        guard let condition = rule["condition"], condition.kind == .scalar, !condition.isNull else {
          continue
        }
        let steps = AlertSteps(rule, reporter.workspace)
        guard let last = steps.step(condition.text),
          let question = AlertQuestion(last, steps, reporter.workspace), question.isIdle
        else { continue }
        let (range, limit) = (question.values, question.limit)
        reporter.report(
          at: range.span,
          limit.map { "this leaves only values \(range.words), and '\($0.words)' never holds" }
            ?? "this leaves only values of 0, and a condition that is 0 does not fire",
          help: range.isZero && limit?.holds(1) ?? true
            ? "write '== bool 0', which is 1 where it holds"
            : "let the query and the threshold ask for the same")
      }
    }
  )
}
