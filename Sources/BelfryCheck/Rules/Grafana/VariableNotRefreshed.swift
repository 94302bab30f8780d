import BelfrySource
import BelfryYAML

extension CheckRule {
  static let variableNotRefreshed = CheckRule(
    "grafana/variable-not-refreshed", .advice,
    summary: "A variable whose values are not asked again when the time changes.",
    rationale: """
      Never asked, it keeps the values that stood in the file; asked once, it lacks instances that \
      were there at another time.
      """,
    examples: [
      .fails(
        #"""
        {"uid": "a", "title": "A $job", "schemaVersion": 41, "panels": [],
         "templating": {"list": [{"name": "job", "type": "query", "datasource": {
         "type": "prometheus", "uid": "p"}, "query": "label_values(up, job)", "refresh": ⟦1⟧}]}}

        """#),
      .fails(
        #"""
        {"uid": "a", "title": "A $job", "schemaVersion": 41, "panels": [],
         "templating": {"list": [{"name": ⟦"job"⟧, "type": "query", "datasource": {
         "type": "prometheus", "uid": "p"}, "query": "label_values(up, job)"}]}}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A $job $env", "schemaVersion": 41, "panels": [],
         "templating": {"list": [{"name": "job", "type": "query", "datasource": {
         "type": "prometheus", "uid": "p"}, "query": "label_values(up, job)", "refresh": 2},
         {"name": "env", "type": "custom", "query": "a,b"}]}}

        """#),
    ],
    check: .document(.dashboard) { board, reporter in
      for variable in DashboardWalk.variables(board) where variable["type"]?.text == "query" {
        let kind = DatasourceKind([variable["datasource"]], board, reporter.workspace)
        guard case .prometheus = kind, let name = variable["name"] else { continue }
        let refresh = variable["refresh"].flatMap { $0.isNull ? nil : $0 }
        guard refresh?.text != "2" else { continue }
        let isNever = refresh == nil || refresh?.text == "0" || refresh?.text == "false"
        let fixes = refresh.map { [FixIt("write 2", edits: [.init($0.span, "2")])] }
        reporter.report(
          at: refresh?.span ?? name.span,
          isNever
            ? "the values of '$\(name.text)' are never asked for"
            : "the values of '$\(name.text)' are asked for only when the dashboard opens",
          help: "set refresh to 2", fixes: fixes ?? [])
      }
    }
  )
}
