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
      .fails(
        #"""
        --- a.json
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "targets": [{"expr": "up", "datasource": {"type": "prometheus",
         "uid": ⟦"PBFA97CFB590B2093"⟧}}]}]}
        --- datasources.yml
        apiVersion: 1
        datasources: [{name: metrics, type: prometheus, url: "http://p:9090"}]

        """#),
      .fails(
        #"""
        --- datasources.yml
        apiVersion: 1
        datasources: [{name: Prometheus, type: prometheus, url: "http://p:9090"}]
        --- rules.yml
        apiVersion: 1
        groups:
          - name: a
            folder: A
            interval: 1m
            rules:
              - uid: a
                title: A
                condition: A
                data: [{refId: A, datasourceUid: ⟦Prometheus⟧, model: {expr: up, instant: true}}]

        """#),
      .passes(
        #"""
        --- a.json
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "targets": [{"expr": "up", "datasource": {"type": "prometheus",
         "uid": "PBFA97CFB590B2093"}}]}]}
        --- datasources.yml
        apiVersion: 1
        datasources: [{name: Prometheus, type: prometheus, url: "http://p:9090"}]

        """#),
      .passes(
        #"""
        --- datasources.yml
        datasources: [{name: Prometheus, uid: prom, type: prometheus, url: "http://p:9090"}]
        --- rules.yml
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
                  - {refId: A, datasourceUid: PBFA97CFB590B2093, model: {expr: up, instant: true}}

        """#),
    ],
    check: .workspace { workspace, reporter in
      guard workspace.grafana.isProvisioned,
        !workspace.grafana.datasources.contains(where: \.isOpen)
      else { return }
      let names = DatasourceNames(workspace)
      for board in workspace.grafana.boards {
        let places = DashboardWalk.datasources(board.node).compactMap { reference in
          DashboardWalk.identity(reference).map { ($0, reference["type"]?.text) }
        }
        report(places, names, inRules: false, board.path, &reporter)
      }
      for file in workspace.grafana.alerting {
        let places = GrafanaAlerting.rules(file.root).flatMap { $0["data"]?.items ?? [] }
          .compactMap { data in
            data["datasourceUid"].map { ($0, data["model"]?["datasource"]?["type"]?.text) }
          }
        report(places, names, inRules: true, file.path, &reporter)
      }
    }
  )
}

/// Reports every name that is not known once, with all of its places mended together.
private func report(
  _ places: [(node: Node, type: String?)], _ names: DatasourceNames, inRules: Bool, _ file: String,
  _ reporter: inout Reporter
) {
  var seen: Set<String> = []
  for (node, type) in places {
    let name = node.text
    guard !name.isEmpty, !node.isNull, !GrafanaFacts.isOwn(name), seen.insert(name).inserted,
      !names.has(name, inRule: inRules)
    else { continue }
    if let source = names.named(name) {
      reporter.report(
        at: node.span, "'\(name)' is the name of a datasource, and a rule needs its uid",
        help: source.made.map { "give the datasource a uid, and write that, or '\($0)'" }
          ?? "write '\(source.uid ?? "")'",
        in: file)
      continue
    }
    let uids = names.sources.compactMap(\.readUid)
    let fitting = names.sources.filter { $0.type == type }
    let meant =
      nearest(to: name, in: uids) ?? (fitting.count == 1 ? fitting[0].readUid : nil)
    reporter.report(
      at: node.span, "no datasource of the bundle is called '\(name)'",
      help: meant.map { "did you mean '\($0)'?" } ?? withoutUid(name, type, names)
        ?? "provision it, or name one that is",
      fixes: meant.map { fixes(places, name, $0, type, fitting) } ?? [], in: file)
  }
}

/// What to do where a datasource is likely meant to which its file gives no uid.
private func withoutUid(_ name: String, _ type: String?, _ names: DatasourceNames) -> String? {
  let open = names.sources.filter { $0.uid == nil }
  let alike = open.filter { $0.name.lowercased() == name.lowercased() }
  let fitting = alike.isEmpty ? open.filter { $0.type == type } : alike
  guard fitting.count == 1 else { return nil }
  return "give the datasource '\(fitting[0].name)' the line 'uid: \(name)'"
}

/// The uid that is meant, written in all places, where it is sure to be read as it stands.
private func fixes(
  _ places: [(node: Node, type: String?)], _ name: String, _ uid: String, _ type: String?,
  _ fitting: [GrafanaFacts.Datasource]
) -> [FixIt] {
  let nodes = places.filter { $0.node.text == name }.map(\.node)
  let isQuoted = nodes.allSatisfy { $0.style == .doubleQuoted }
  let isPlain = nodes.allSatisfy { $0.style == .plain } && isWord(uid)
  guard isQuoted || isPlain, type != nil, fitting.contains(where: { $0.readUid == uid })
  else { return [] }
  let text = isQuoted ? "\"\(uid)\"" : uid
  let edits = nodes.map { FixIt.Edit($0.span, text) }
  return [FixIt("write '\(uid)'", edits: edits, isSafe: fitting.count == 1)]
}

private func isWord(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { $0 == 0x2D || $0 == 0x5F || $0 >= 0x61 && $0 <= 0x7A }
}
