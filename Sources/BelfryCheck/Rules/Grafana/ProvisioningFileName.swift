import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let provisioningFileName = CheckRule(
    "grafana/provisioning-file-name", .warning, since: "0.2",
    summary: "A file of datasources or dashboard providers whose name Grafana passes over.",
    rationale: """
      In these folders Grafana reads files that end in '.yml' or '.yaml'; others it leaves out \
      without a word.
      """,
    examples: [
      .fails(
        """
        --- datasources/db.json
        {⟦"apiVersion"⟧: 1, "datasources": [{"name": "A", "type": "mysql", "uid": "a"}]}

        """),
      .passes(
        """
        --- datasources/db.yml
        {"apiVersion": 1, "datasources": [{"name": "A", "type": "mysql", "uid": "a"}]}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          grafana:
            image: grafana/grafana:13.1.0
            volumes: ["./datasources/db.json:/etc/grafana/provisioning/datasources/db.yml:ro"]
        --- datasources/db.json
        {"apiVersion": 1, "datasources": [{"name": "A", "type": "mysql", "uid": "a"}]}

        """),
    ],
    check: .files([.grafanaDatasources, .grafanaDashboardProviders]) { file, reporter in
      guard file.path.hasSuffix(".json"),
        let key = file.root.pairs.first(where: { $0.key.text == "apiVersion" })?.key
      else { return }
      let workspace = reporter.workspace
      // One that is mounted alone may have another name there.
      let isRenamed = workspace.services.contains { service in
        workspace.mounts(service, over: file.path).contains { $0.source == file.path }
      }
      guard !isRenamed else { return }
      reporter.report(
        at: key.span, "Grafana reads this file only if its name ends in '.yml' or '.yaml'",
        help: "rename it: what is JSON is YAML as well")
    }
  )
}
