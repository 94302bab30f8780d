import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let alertExpressionInvalid = CheckRule(
    "grafana/alert-expression-invalid", .error, since: "0.2",
    summary:
      "An expression of a rule lacks what its type needs, or has what Grafana does not know.",
    rationale: """
      Grafana takes the rule, and every evaluation ends with "failed to parse expression". A \
      threshold reads the query that its 'expression' names; the letter under its condition counts \
      in classic conditions alone. In a calculation a letter stands behind a $.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/panels-visualizations/query-transform-data/expression-queries/"
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
                condition: B
                data:
                  - {refId: A, datasourceUid: p, model: {expr: up}}
                  - refId: B
                    datasourceUid: __expr__
                    model:
                      type: ⟦threshold⟧
                      conditions: [{evaluator: {type: gt, params: [1]}, query: {params: [A]}}]
                  - {refId: C, datasourceUid: __expr__, model: {type: ⟦threshold⟧, expression: A}}
                  - refId: D
                    datasourceUid: __expr__
                    model:
                      type: threshold
                      expression: A
                      conditions: [{evaluator: {type: ⟦above⟧, params: [1]}}]
                  - refId: E
                    datasourceUid: __expr__
                    model:
                      type: threshold
                      expression: A
                      conditions: [{evaluator: {type: within_range, params: ⟦[1]⟧}}]

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
                  - {refId: A, datasourceUid: p, model: {expr: up}}
                  - {refId: B, datasourceUid: __expr__, model: {type: ⟦reduce⟧, expression: A}}
                  - refId: C
                    datasourceUid: __expr__
                    model: {type: reduce, expression: A, reducer: ⟦avg⟧, settings: {mode: ⟦strict⟧}}
                  - {refId: D, datasourceUid: __expr__, model: {type: ⟦reduce⟧, reducer: last}}
                  - refId: E
                    datasourceUid: ⟦__expr__⟧
                    model: {expression: A, reducer: last}
                  - {refId: F, datasourceUid: ⟦"-100"⟧, model: {expr: up}}
                  - {refId: G, datasourceUid: __expr__, model: {type: math, expression: ⟦A⟧ > 0}}
                  - {refId: H, datasourceUid: __expr__, model: {type: ⟦treshold⟧, expression: A}}

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
                condition: D
                data:
                  - {refId: A, datasourceUid: p, model: {expr: up}}
                  - refId: B
                    datasourceUid: __expr__
                    model: {type: reduce, expression: A, reducer: Last, settings: {mode: dropNN}}
                  - {refId: C, datasourceUid: __expr__, model: {type: math, expression: "abs($A) * ${B}"}}
                  - refId: D
                    datasourceUid: __expr__
                    model:
                      type: threshold
                      expression: C
                      conditions: [{evaluator: {type: within_range, params: [1, 2]}}]
                  - refId: abs
                    datasourceUid: "-100"
                    model: {type: classic_conditions, conditions: [{query: {params: [A]}}]}

        """),
    ],
    check: .files([.grafanaAlerting]) { file, reporter in
      for rule in GrafanaAlerting.rules(file.root) {
        let data = (rule["data"]?.items ?? []).filter { $0.kind == .mapping }
        let letters = data.compactMap { $0["refId"]?.text }.filter { !$0.isEmpty }
        for step in data where GrafanaAlerting.isExpression(step) {
          guard let model = step["model"], model.kind == .mapping else { continue }
          for fault in AlertExpression(step, model, letters).faults {
            reporter.report(at: fault.span, fault.message, help: fault.help)
          }
        }
      }
    }
  )
}
