import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let alertThresholdUnused = CheckRule(
    "grafana/alert-threshold-unused", .warning, since: "0.2",
    summary: "A rule's condition is a query, and the threshold over it is not asked.",
    rationale: """
      The rule fires as long as its condition is not 0: a query alone fires with nearly every value \
      that it has, below the threshold as well.
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

        """),
    ],
    check: .files([.grafanaAlerting]) { file, reporter in
      for rule in GrafanaAlerting.rules(file.root) where rule["record"] == nil {
        guard let condition = rule["condition"], condition.kind == .scalar else { continue }
        let steps = AlertSteps(rule, reporter.workspace)
        guard let query = steps.step(condition.text), !GrafanaAlerting.isExpression(query),
          let text = query["model"]?["expr"]?.text, !text.isEmpty, !decides(text)
        else { continue }
        let unused = steps.data.filter { isThreshold($0, over: condition.text, steps) }
        guard unused.count == 1, let letter = unused[0]["refId"]?.text, !letter.isEmpty else {
          continue
        }
        let fixes =
          condition.style == .plain
          ? [FixIt("write '\(letter)'", edits: [.init(condition.span, letter)], isSafe: false)] : []
        reporter.report(
          at: condition.span,
          "the condition is the query itself, and the threshold '\(letter)' is not asked",
          help: "write '\(letter)'", fixes: fixes)
      }
    }
  )
}

/// Whether an expression is a threshold over a query, reduced or not, and more than 'above 0'.
private func isThreshold(_ step: Node, over letter: String, _ steps: AlertSteps) -> Bool {
  guard GrafanaAlerting.isExpression(step), let model = step["model"],
    model["type"]?.text == "threshold",
    let evaluator = model["conditions"]?.items.first?["evaluator"],
    let limit = evaluator["params"]?.items.first, let value = Double(limit.text),
    !(evaluator["type"]?.text == "gt" && value == 0)
  else { return false }
  return steps.read(by: step).contains { read in
    if read == letter { return true }
    guard let inner = steps.step(read), GrafanaAlerting.isExpression(inner) else { return false }
    return inner["model"]?["type"]?.text == "reduce" && steps.read(by: inner) == [letter]
  }
}

/// Whether a query may itself leave out what is well, since it compares or asks what is there.
private func decides(_ text: String) -> Bool {
  if ["absent", "unless", " and ", "\nand ", " if "].contains(where: text.contains) { return true }
  var quote: Character?
  var depth = 0
  for sign in text {
    if let open = quote {
      if sign == open { quote = nil }
    } else if sign == "\"" || sign == "'" || sign == "`" {
      quote = sign
    } else if sign == "{" {
      depth += 1
    } else if sign == "}" {
      depth -= 1
    } else if depth == 0, "<>=!|".contains(sign) {
      return true
    }
  }
  return false
}
