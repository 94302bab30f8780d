import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let datasourceSecretMisplaced = CheckRule(
    "grafana/datasource-secret-misplaced", .error,
    summary: "A datasource's secret under jsonData, or another setting under secureJsonData.",
    rationale: """
      Secrets are read from secureJsonData alone, so that one under jsonData is not sent, and is \
      shown to everybody who may see the datasource. Other settings are read from jsonData alone.
      """,
    examples: [
      .fails(
        """
        apiVersion: 1
        datasources:
          - name: A
            type: loki
            jsonData: {httpHeaderName1: X-Scope-OrgID, ⟦httpHeaderValue1⟧: shop}

        """),
      .fails(
        """
        apiVersion: 1
        datasources:
          - name: A
            type: loki
            jsonData: {tlsAuth: true}
            secureJsonData: {⟦tlsSkipVerify⟧: true}

        """),
      .passes(
        """
        apiVersion: 1
        datasources:
          - name: A
            type: loki
            jsonData: {httpHeaderName1: X-Scope-OrgID}
            secureJsonData: {httpHeaderValue1: "$SCOPE"}

        """),
    ],
    check: .document(.datasources) { root, reporter in
      for source in root["datasources"]?.items ?? [] {
        guard let type = source["type"]?.text, let known = DatasourceSettings.json(type) else {
          continue
        }
        for pair in source["jsonData"]?.merged ?? []
        where DatasourceSettings.isSecret(pair.key.text) && !known.contains(pair.key.text) {
          reporter.report(
            at: pair.key.span, "'\(pair.key.text)' is not read from jsonData",
            help: "move it under secureJsonData")
        }
        for pair in source["secureJsonData"]?.merged ?? []
        where DatasourceSettings.isPlain(pair.key.text) {
          reporter.report(
            at: pair.key.span, "'\(pair.key.text)' is not read from secureJsonData",
            help: "move it under jsonData")
        }
      }
    }
  )
}
