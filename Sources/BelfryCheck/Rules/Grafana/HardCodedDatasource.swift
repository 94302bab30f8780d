import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let hardCodedDatasource = CheckRule(
    "grafana/hard-coded-datasource", .advice,
    summary: "A dashboard names a datasource of one installation.",
    rationale: """
      In any other its panels find nothing, unless a datasource has the same uid there. Grafana makes \
      uids up by chance; of a datasource that is provisioned without one it makes 'P' and 16 digits of \
      its name, the same wherever the name is the same.
      """,
    examples: [
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "targets": [{"expr": "up", "datasource": {"type": "prometheus",
         "uid": ⟦"P1809F7CD0C75ACF3"⟧}}]}]}

        """#),
      .fails(
        #"""
        --- a.json
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "targets": [{"expr": "up", "datasource": {"type": "prometheus", "uid": ⟦"prom"⟧}}]}]}
        --- b.json
        {"uid": "b", "title": "B", "schemaVersion": 41, "panels": []}

        """#),
      .passes(
        #"""
        --- a.json
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "targets": [{"expr": "up", "datasource": {"type": "prometheus", "uid": "prom"}},
           {"expr": "up", "datasource": {"type": "prometheus", "uid": "${source}"}}]}],
         "templating": {"list": [{"name": "source", "type": "datasource", "query": "prometheus"}]}}
        --- datasources.yml
        apiVersion: 1
        datasources: [{name: Prometheus, uid: prom, type: prometheus, url: "http://p:9090"}]

        """#),
    ],
    check: .document(.dashboard) { board, reporter in
      let workspace = reporter.workspace
      // Where datasources are provisioned, one that is not among them is unknown.
      guard !workspace.grafana.isProvisioned else { return }
      var seen: Set<String> = []
      for reference in DashboardWalk.datasources(board) {
        guard let name = DashboardWalk.identity(reference), !GrafanaFacts.isOwn(name.text),
          workspace.isBundle || isMadeUp(name.text), seen.insert(name.text).inserted
        else { continue }
        reporter.report(
          at: name.span,
          DatasourceUid.isOne(name.text)
            ? "'\(name.text)' is the uid of a datasource provisioned under one certain name"
            : "'\(name.text)' is the datasource of one installation",
          help: "provision it under this uid, or use a variable of the type datasource")
      }
    }
  )
}

/// Whether a uid looks like one that Grafana makes up.
private func isMadeUp(_ uid: String) -> Bool {
  if DatasourceUid.isOne(uid) { return true }
  let isMixed = uid.contains(where: \.isNumber) && uid.contains(where: \.isLowercase)
  return isMixed && uid.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    && (uid.count == 14 && !uid.contains(where: \.isUppercase)
      || uid.count == 9 && uid.contains(where: \.isUppercase))
}
