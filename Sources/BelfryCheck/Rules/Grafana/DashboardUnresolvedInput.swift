import BelfrySource
import BelfryYAML

extension CheckRule {
  static let dashboardUnresolvedInput = CheckRule(
    "grafana/dashboard-unresolved-input", .error,
    summary: "An input of an exported dashboard that is never filled in.",
    rationale: """
      Dashboards exported for sharing ask for their datasource when somebody imports them by hand. \
      A provisioned file is never asked, and every panel says that the datasource was not found.
      """,
    references: ["https://github.com/grafana/grafana/issues/10786"],
    examples: [
      .fails(
        #"""
        {"__inputs": [{"name": "DS_PROM", "type": "datasource", "pluginId": "prometheus"}],
         "uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "datasource": {"type": "prometheus", "uid": ⟦"${DS_PROM}"⟧},
         "targets": [{"expr": "up", "datasource": {"type": "prometheus", "uid": "${DS_PROM}"}}]}]}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "datasource": {"type": "prometheus", "uid": "${DS_PROM}"}, "targets": [{"expr": "up"}]}],
         "templating": {"list": [{"name": "DS_PROM", "type": "datasource", "query": "prometheus"}]}}

        """#),
      .passes(
        #"""
        {"__inputs": [], "uid": "a", "title": "A", "schemaVersion": 41, "panels": []}

        """#),
    ],
    check: .document(.dashboard) { board, reporter in
      // As it stands, or with an escape, which may be a '$'.
      guard
        board.file.holds(UInt8(ascii: "$"), before: UInt8(ascii: "{"))
          || board.file.holds(UInt8(ascii: "\\"), before: UInt8(ascii: "u"))
      else { return }
      let defined = GrafanaVariables.defined(board)
      var kinds: [String: Node] = [:]
      for input in board["__inputs"]?.items ?? [] {
        if let name = input["name"]?.text { kinds[name] = input }
      }
      var places: [String: [Node]] = [:]
      for node in DashboardWalk.texts(board, except: board["__inputs"]) {
        let text = node.text
        guard text.contains("${") else { continue }
        for name in GrafanaVariables.names(in: text)
        where !defined.contains(name) && (kinds[name] != nil || name.hasPrefix("DS_")) {
          places[name, default: []].append(node)
        }
      }
      for (name, found) in places.sorted(by: { $0.key < $1.key }) {
        let nodes = found.sorted { $0.span.start < $1.span.start }
        guard let first = nodes.first else { continue }
        let type = kinds[name]?["pluginId"]?.text
        reporter.report(
          at: first.span, "'${\(name)}' is never filled in when the file is provisioned",
          help: "write the uid of a datasource, or define a variable of this name",
          fixes: fixes(name, nodes, type, reporter.workspace))
      }
    }
  )
}

/// The uid of the only datasource of a plugin in place of an input.
private func fixes(
  _ name: String, _ nodes: [Node], _ type: String?, _ workspace: Workspace
) -> [FixIt] {
  let fitting = workspace.grafana.datasources.filter { $0.type == type }
  guard fitting.count == 1, let uid = fitting[0].uid, !fitting[0].isOpen,
    nodes.allSatisfy({ $0.text == "${\(name)}" })
  else { return [] }
  return [FixIt("write '\(uid)'", edits: nodes.map { FixIt.Edit($0.span, "\"\(uid)\"") })]
}
