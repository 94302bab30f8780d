import BelfrySource
import BelfryYAML

extension CheckRule {
  static let variableUnused = CheckRule(
    "grafana/variable-unused", .advice,
    summary: "A variable that nothing in the dashboard uses.",
    rationale: "Whoever chooses a value sees that nothing changes.",
    examples: [
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "targets": [{"expr": "up"}]}],
         "templating": {"list": [{"name": ⟦"job"⟧, "type": "query", "refresh": 2,
         "query": "label_values(up, job)", "definition": "label_values(up, job)"}]}}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A $team", "schemaVersion": 41, "panels": [{"type": "stat",
         "title": "P", "repeat": "job", "targets": [{"expr": "up{instance=\"[[instance]]\"}"}]}],
         "templating": {"list": [{"name": "job", "type": "custom", "query": "a,b"},
         {"name": "instance", "type": "query", "refresh": 2,
          "query": "label_values(up{env=\"${env:regex}\"}, instance)"},
         {"name": "env", "type": "custom", "query": "a,b"}, {"name": "x", "type": "adhoc"},
         {"name": "team", "type": "custom", "query": "a,b"}]}}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [],
         "links": [{"type": "dashboards", "tags": ["shop"], "includeVars": true}],
         "templating": {"list": [{"name": "job", "type": "custom", "query": "a,b"}]}}

        """#),
    ],
    check: .document(.dashboard) { board, reporter in
      // Library panels stand elsewhere, and may use any variable.
      guard !DashboardWalk.panels(board).contains(where: { $0["libraryPanel"] != nil }) else {
        return
      }
      let variables = DashboardWalk.variables(board)
      let owners = [board] + DashboardWalk.panels(board)
      // A link may hand all of them on.
      guard !variables.isEmpty,
        !owners.contains(where: { owner in
          owner["links"]?.items.contains { $0["includeVars"]?.text == "true" } == true
        })
      else { return }
      var users: [String: [Span]] = [:]
      var links: [String] = []
      for node in DashboardWalk.texts(board) {
        let text = node.text
        if text.contains("__all_variables") { return }
        if text.contains("var-") { links.append(text) }
        guard text.contains("$") || text.contains("[[") else { continue }
        for name in Set(GrafanaVariables.names(in: text)) {
          users[name, default: []].append(node.span)
        }
      }
      for panel in DashboardWalk.panels(board) + (board["rows"]?.items ?? []) {
        if let name = panel["repeat"], !name.text.isEmpty {
          users[name.text, default: []].append(name.span)
        }
      }
      for variable in variables {
        guard let name = variable["name"], !name.text.isEmpty,
          !["adhoc", "groupby", "switch"].contains(variable["type"]?.text ?? ""),
          !(users[name.text] ?? []).contains(where: { !variable.span.contains($0) }),
          !links.contains(where: { $0.contains("var-\(name.text)") })
        else { continue }
        reporter.report(
          at: name.span, "nothing in this dashboard uses '$\(name.text)'",
          help: "use it in the queries, or take it out")
      }
    }
  )
}
