import BelfrySource
import BelfryYAML

extension CheckRule {
  static let datasourcePlaintextSecret = CheckRule(
    "grafana/datasource-plaintext-secret", .warning,
    summary: "A secret of a datasource stands in the file.",
    rationale: "Whoever reads the file has it.",
    examples: [
      .fails(
        """
        apiVersion: 1
        datasources:
          - name: a
            type: prometheus
            secureJsonData: {basicAuthPassword: ⟦abc123⟧}

        """),
      .passes(
        """
        apiVersion: 1
        datasources:
          - name: a
            type: prometheus
            secureJsonData: {basicAuthPassword: "$__file{/run/secrets/x}"}

        """),
    ],
    check: .document(.datasources) { root, reporter in
      for source in root["datasources"]?.items ?? [] {
        let pairs =
          (source["secureJsonData"]?.pairs ?? [])
          + source.pairs.filter { ["password", "basicAuthPassword"].contains($0.key.text) }
        for pair in pairs where !pair.value.text.isEmpty && !pair.value.text.contains("$") {
          reporter.report(
            at: pair.value.span, "'\(pair.key.text)' is a secret, and stands here for all to read",
            help: "write $__file{/run/secrets/…}, which Grafana reads itself")
        }
      }
    }
  )
}
