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
        for place in namedQueries(rule, data) where !letters.contains(place.text) {
          reporter.report(
            at: place.span, "the rule has no query '\(place.text)'",
            help: "name one of \(letters.joined(separator: ", "))")
        }
      }
    }
  )
}

/// Places that name one query: the condition, what is recorded, and expressions that take one.
private func namedQueries(_ rule: Node, _ data: [Node]) -> [Node] {
  var found = [rule["condition"], rule["record"]?["from"]]
  for query in data where query["datasourceUid"]?.text == "__expr__" {
    guard let model = query["model"],
      ["reduce", "threshold", "resample"].contains(model["type"]?.text ?? "")
    else { continue }
    found.append(model["expression"])
  }
  return found.compactMap(\.self).filter {
    $0.kind == .scalar && !$0.isNull && !$0.text.isEmpty && !$0.text.contains("$")
  }
}
