import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let datasourceUnknown = CheckRule(
    "grafana/datasource-unknown", .error,
    summary: "A dashboard or rule asks a datasource that the bundle does not make.",
    rationale: "Its panels say that the datasource was not found, and its rules fail.",
    examples: [
      .fails(
        #"""
        --- a.json
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "targets": [{"expr": "up", "datasource": {"type": "prometheus", "uid": ⟦"prom"⟧}}]}]}
        --- datasources.yml
        apiVersion: 1
        datasources: [{name: Prometheus, uid: prometheus, type: prometheus, url: "http://p:9090"}]

        """#),
      .fails(
        #"""
        --- datasources.yml
        apiVersion: 1
        datasources: [{name: Prometheus, uid: prometheus, type: prometheus, url: "http://p:9090"}]
        --- rules.yml
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
                  - {refId: A, datasourceUid: ⟦loki⟧, model: {expr: "{job=\"a\"}"}}
                  - {refId: B, datasourceUid: __expr__, model: {type: math, expression: $A > 1}}

        """#),
      .passes(
        #"""
        --- a.json
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [
         {"type": "stat", "title": "P", "datasource": "Prometheus", "targets": [
           {"expr": "up", "datasource": {"type": "prometheus", "uid": "prometheus"}}]},
         {"type": "stat", "title": "Q", "datasource": {"uid": "-- Mixed --"}, "targets": [
           {"expr": "up", "datasource": {"type": "prometheus", "uid": "${source}"}}]}],
         "templating": {"list": [{"name": "source", "type": "datasource", "query": "prometheus"}]}}
        --- datasources.yml
        apiVersion: 1
        datasources: [{name: Prometheus, uid: prometheus, type: prometheus, url: "http://p:9090"}]

        """#),
    ],
    check: .workspace { workspace, reporter in
      guard workspace.grafana.isProvisioned,
        !workspace.grafana.datasources.contains(where: \.isOpen)
      else { return }
      for board in workspace.grafana.boards {
        let places = DashboardWalk.datasources(board.node).compactMap { reference in
          DashboardWalk.identity(reference).map { ($0, reference["type"]?.text) }
        }
        report(places, workspace, board.path, &reporter)
      }
      for file in workspace.grafana.alerting {
        let places = GrafanaAlerting.rules(file.root).flatMap { $0["data"]?.items ?? [] }
          .compactMap { data in
            data["datasourceUid"].map { ($0, data["model"]?["datasource"]?["type"]?.text) }
          }
        report(places, workspace, file.path, &reporter)
      }
    }
  )
}

/// Reports every name that is not known once, with all of its places mended together.
private func report(
  _ places: [(node: Node, type: String?)], _ workspace: Workspace, _ file: String,
  _ reporter: inout Reporter
) {
  var seen: Set<String> = []
  let sources = workspace.grafana.datasources
  for (node, type) in places {
    let name = node.text
    guard !name.isEmpty, !node.isNull, !GrafanaFacts.isOwn(name), seen.insert(name).inserted,
      workspace.grafana.datasource(name) == nil, !isMadeUp(name, sources)
    else { continue }
    let uids = sources.compactMap(\.uid)
    let fitting = sources.filter { $0.type == type }
    let meant = nearest(to: name, in: uids) ?? (fitting.count == 1 ? fitting[0].uid : nil)
    let fixes = meant.map { uid -> [FixIt] in
      let nodes = places.filter { $0.node.text == name }.map(\.node)
      let isQuoted = nodes.allSatisfy { $0.style == .doubleQuoted }
      let isPlain = nodes.allSatisfy { $0.style == .plain } && isWord(uid)
      guard isQuoted || isPlain, type != nil, fitting.contains(where: { $0.uid == uid }) else {
        return []
      }
      let text = isQuoted ? "\"\(uid)\"" : uid
      let edits = nodes.map { FixIt.Edit($0.span, text) }
      return [FixIt("write '\(uid)'", edits: edits, isSafe: fitting.count == 1)]
    }
    reporter.report(
      at: node.span, "no datasource of the bundle is called '\(name)'",
      help: meant.map { "did you mean '\($0)'?" } ?? "provision it, or name one that is",
      fixes: fixes ?? [], in: file)
  }
}

private func isWord(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { $0 == 0x2D || $0 == 0x5F || $0 >= 0x61 && $0 <= 0x7A }
}

/// Whether a uid may be one that Grafana makes of a name: P and sixteen hexadecimal digits.
private func isMadeUp(_ uid: String, _ sources: [GrafanaFacts.Datasource]) -> Bool {
  sources.contains { $0.uid == nil } && uid.count == 17 && uid.hasPrefix("P")
    && uid.allSatisfy(\.isHexDigit) == false && uid.dropFirst().allSatisfy(\.isHexDigit)
}
