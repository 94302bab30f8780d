import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let duplicateUid = CheckRule(
    "grafana/duplicate-uid", .error,
    summary: "Two dashboards of one uid.",
    rationale: "Grafana provisions one of them, and says so only in its log.",
    examples: [
      .fails(
        """
        --- a.json
        {"uid": "x", "title": "A", "schemaVersion": 41, "panels": []}
        --- b.json
        {"uid": ⟦"x"⟧, "title": "B", "schemaVersion": 41, "panels": []}

        """),
      .passes(
        """
        --- a.json
        {"uid": "x", "title": "A", "schemaVersion": 41, "panels": []}
        --- b.json
        {"uid": "y", "title": "B", "schemaVersion": 41, "panels": []}

        """),
    ],
    check: .workspace { workspace, reporter in
      var seen: [String: (file: String, span: Span)] = [:]
      for file in workspace.grafana.boards {
        guard let uid = file.node["uid"], !uid.text.isEmpty, !uid.isNull else { continue }
        if let first = seen[uid.text] {
          reporter.report(
            at: uid.span, "'\(first.file)' has the uid '\(uid.text)' as well",
            help: "choose another",
            related: [.init("the first", file: first.file, span: first.span)], in: file.path)
        } else {
          seen[uid.text] = (file.path, uid.span)
        }
      }
    }
  )
}
