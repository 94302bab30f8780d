import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let alertThresholdUnused = CheckRule(
    "grafana/alert-threshold-unused", .warning, since: "0.2",
    summary: "A rule's condition has no limit, and the threshold over it is not asked.",
    rationale: """
      The rule fires as long as its condition is not 0: a query alone, what it is reduced to, or a \
      difference fires with nearly every value that it has, below the threshold as well.
      """,
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
                condition: ⟦A⟧
                data:
                  - {refId: A, datasourceUid: p, model: {expr: time() - a_seconds, instant: true}}
                  - {refId: B, datasourceUid: __expr__, model: {type: reduce, expression: A}}
                  - refId: C
                    datasourceUid: __expr__
                    model:
                      type: threshold
                      expression: B
                      conditions: [{evaluator: {type: gt, params: [600, 0]}}]

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
                condition: ⟦C⟧
                data:
                  - {refId: A, datasourceUid: p, model: {query: 'from(bucket: "a")'}}
                  - {refId: B, datasourceUid: p, model: {query: 'from(bucket: "b")'}}
                  - {refId: C, datasourceUid: __expr__, model: {type: math, expression: $B - $A}}
                  - refId: D
                    datasourceUid: __expr__
                    model:
                      type: threshold
                      expression: C
                      conditions: [{evaluator: {type: gt, params: [2]}}]
              - uid: b
                title: B
                condition: ⟦B⟧
                data:
                  - {refId: A, datasourceUid: p, model: {expr: a_seconds, instant: true}}
                  - {refId: B, datasourceUid: __expr__, model: {type: reduce, expression: A}}
                  - refId: C
                    datasourceUid: __expr__
                    model:
                      type: threshold
                      expression: B
                      conditions: [{evaluator: {type: gt, params: [600]}}]

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
                condition: A
                data:
                  - {refId: A, datasourceUid: p, model: {expr: a_seconds > 600, instant: true}}
                  - refId: B
                    datasourceUid: __expr__
                    model: {type: threshold, expression: A, conditions: [{evaluator: {type: gt}}]}
              - uid: b
                title: B
                condition: A
                data:
                  - {refId: A, datasourceUid: p, model: {expr: 'a{b!="c"}', instant: true}}
                  - refId: B
                    datasourceUid: __expr__
                    model:
                      type: threshold
                      expression: A
                      conditions: [{evaluator: {type: gt, params: [0, 0]}}]
              - uid: c
                title: C
                condition: B
                data:
                  - {refId: A, datasourceUid: p, model: {expr: a_seconds, instant: true}}
                  - refId: B
                    datasourceUid: __expr__
                    model:
                      type: threshold
                      expression: A
                      conditions: [{evaluator: {type: gt, params: [600]}}]
              - uid: d
                title: D
                condition: B
                data:
                  - {refId: A, datasourceUid: p, model: {expr: a_seconds > 600, instant: true}}
                  - {refId: B, datasourceUid: __expr__, model: {type: reduce, expression: A}}
                  - refId: C
                    datasourceUid: __expr__
                    model:
                      type: threshold
                      expression: B
                      conditions: [{evaluator: {type: gt, params: [600]}}]
              - uid: e
                title: E
                condition: B
                data:
                  - {refId: A, datasourceUid: p, model: {expr: a_seconds, instant: true}}
                  - {refId: B, datasourceUid: __expr__, model: {type: math, expression: $A > 900}}
                  - refId: C
                    datasourceUid: __expr__
                    model:
                      type: threshold
                      expression: B
                      conditions: [{evaluator: {type: lt, params: [1]}}]

        """),
    ],
    check: .files([.grafanaAlerting]) { file, reporter in
      for rule in GrafanaAlerting.rules(file.root) where rule["record"] == nil {
        guard let condition = rule["condition"], condition.kind == .scalar else { continue }
        let steps = AlertSteps(rule, reporter.workspace)
        guard let asked = steps.step(condition.text), let what = steps.openEnd(asked) else {
          continue
        }
        let unused = steps.data.filter { steps.isThreshold($0, over: condition.text) }
        guard unused.count == 1, let letter = unused[0]["refId"]?.text, !letter.isEmpty else {
          continue
        }
        let fixes =
          condition.style == .plain
          ? [FixIt("write '\(letter)'", edits: [.init(condition.span, letter)], isSafe: false)] : []
        reporter.report(
          at: condition.span,
          "the condition is \(what), and the threshold '\(letter)' is not asked",
          help: "write '\(letter)'", fixes: fixes)
      }
    }
  )
}
