import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let duplicateTitle = CheckRule(
    "grafana/duplicate-title", .warning,
    summary: "Two dashboards of one title in one folder.",
    rationale: """
      Grafana logs an error every half minute and stops writing to its database for the provider.
      """,
    examples: [
      .fails(
        """
        --- boards/a.json
        {"uid": "a", "title": "Hosts", "schemaVersion": 41, "panels": []}
        --- boards/b.json
        {"uid": "b", "title": ⟦"Hosts"⟧, "schemaVersion": 41, "panels": []}

        """),
      .passes(
        """
        --- boards/eu/a.json
        {"uid": "a", "title": "Hosts", "schemaVersion": 41, "panels": []}
        --- boards/us/b.json
        {"uid": "b", "title": "Hosts", "schemaVersion": 41, "panels": []}

        """),
    ],
    check: .workspace { workspace, reporter in
      var seen: [String: (file: String, node: Node)] = [:]
      for board in workspace.grafana.boards {
        guard let title = board.node["title"], !title.isNull, !title.text.isEmpty else { continue }
        let key = Workspace.folder(board.path) + "\u{0}" + title.text
        guard let first = seen[key] else {
          seen[key] = (board.path, title)
          continue
        }
        // One dashboard twice is told by its uid.
        if let uid = board.node["uid"], !uid.isNull,
          workspace.grafana.boards.contains(where: {
            $0.path == first.file && $0.node["uid"]?.text == uid.text
          })
        {
          continue
        }
        reporter.report(
          at: title.span, "'\(first.file)' has the title '\(title.text)' as well",
          help: "choose another",
          related: [.init("the first", file: first.file, span: first.node.span)], in: board.path)
      }
    }
  )
}
