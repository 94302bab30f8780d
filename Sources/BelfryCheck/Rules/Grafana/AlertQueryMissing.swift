import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let alertQueryMissing = CheckRule(
    "grafana/alert-query-missing", .error,
    summary: "A rule's condition or expression names a query that it has not.",
    rationale: "Grafana refuses the rule, or every evaluation ends with an error.",
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
                condition: ⟦C⟧
                data:
                  - {refId: A, datasourceUid: p, model: {expr: up}}
                  - {refId: B, datasourceUid: __expr__, model: {type: reduce, expression: ⟦X⟧}}

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
                  - {refId: B, datasourceUid: "-100", model: {type: math, expression: ⟦"$A + $X"⟧}}
                  - refId: C
                    datasourceUid: __expr__
                    model: {type: classic_conditions, conditions: [{query: {params: [⟦Y⟧]}}]}

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
                condition: A
                data:
                  - {refId: A, datasourceUid: p, model: {expr: up}}
                  - {refId: ⟦A⟧, datasourceUid: p, model: {expr: up}}
                  - ⟦{datasourceUid: p, model: {expr: up}}⟧

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
                  - {refId: A, datasourceUid: p, model: {expr: up}}
                  - {refId: B, datasourceUid: __expr__, model: {type: reduce, expression: A}}
                  - {refId: C, datasourceUid: __expr__, model: {type: math, expression: "$B > 1 && ${A} > 2"}}

        """),
    ],
    check: .files([.grafanaAlerting]) { file, reporter in
      for rule in GrafanaAlerting.rules(file.root) {
        let data = (rule["data"]?.items ?? []).filter { $0.kind == .mapping }
        guard !data.isEmpty else { continue }
        let letters = data.compactMap { $0["refId"]?.text }.filter { !$0.isEmpty }
        guard !letters.contains(where: { $0.contains("$") }) else { continue }
        var seen: [String: Span] = [:]
        for query in data {
          guard let letter = query["refId"], !letter.isNull, !letter.text.isEmpty else {
            reporter.report(
              at: query["refId"]?.span ?? query.span, "this query has no refId",
              help: "give it a letter of its own")
            continue
          }
          if let first = seen[letter.text] {
            reporter.report(
              at: letter.span, "another query of the rule is '\(letter.text)' as well",
              help: "give it a letter of its own",
              related: [.init("the first", file: file.path, span: first)])
          }
          seen[letter.text] = letter.span
        }
        for (name, span) in namedQueries(rule, data) where !letters.contains(name) {
          reporter.report(
            at: span, "the rule has no query '\(name)'",
            help: "name one of \(letters.joined(separator: ", "))")
        }
      }
    }
  )
}

/// Queries that are named: by the condition, by what is recorded, and by expressions.
private func namedQueries(_ rule: Node, _ data: [Node]) -> [(name: String, span: Span)] {
  var found = [rule["condition"], rule["record"]?["from"]].compactMap(name)
    .filter { !$0.name.contains("$") }
  for query in data where GrafanaAlerting.isExpression(query) {
    guard let model = query["model"] else { continue }
    switch model["type"]?.text {
    case "reduce", "threshold", "resample":
      if let (text, span) = name(model["expression"]) {
        found.append((text.hasPrefix("$") ? String(text.dropFirst()) : text, span))
      }
    case "math":
      guard let (text, span) = name(model["expression"]) else { continue }
      var seen: Set<String> = []
      for name in GrafanaVariables.names(in: text) where seen.insert(name).inserted {
        found.append((name, span))
      }
    case "classic_conditions":
      for condition in model["conditions"]?.items ?? [] {
        if let named = name(condition["query"]?["params"]?.items.first) { found.append(named) }
      }
    default: break
    }
  }
  return found
}

private func name(_ node: Node?) -> (name: String, span: Span)? {
  guard let node, node.kind == .scalar, !node.isNull, !node.text.isEmpty else { return nil }
  return (node.text, node.span)
}
