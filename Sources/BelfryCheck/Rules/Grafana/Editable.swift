import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let editable = CheckRule(
    "grafana/editable", .advice,
    summary: "A provisioned dashboard that can be changed by hand.",
    rationale: """
      What is changed in the browser cannot be saved, or is gone with the next start, since the \
      file counts.
      """,
    examples: [
      .fails(
        #"{"uid": "a", "title": "A", "editable": ⟦true⟧, "schemaVersion": 41, "panels": []}"#),
      .passes(
        #"{"uid": "a", "title": "A", "editable": false, "schemaVersion": 41, "panels": []}"#),
      .passes(
        """
        --- a.json
        {"uid": "a", "title": "A", "editable": true, "schemaVersion": 41, "panels": []}
        --- providers.yml
        apiVersion: 1
        providers: [{name: a, allowUiUpdates: true, options: {path: /boards}}]

        """),
    ],
    check: .document(.dashboard) { board, reporter in
      guard let flag = board["editable"], flag.text == "true" else { return }
      let providers = reporter.workspace.files(.grafanaDashboardProviders)
        .flatMap { GrafanaFacts.providers($0.root) }
      guard !providers.contains(where: { $0["allowUiUpdates"]?.text == "true" }) else { return }
      reporter.report(
        at: flag.span, "this dashboard can be changed, and its file undoes it",
        help: "write false", fixes: [FixIt("write false", edits: [.init(flag.span, "false")])])
    }
  )
}
