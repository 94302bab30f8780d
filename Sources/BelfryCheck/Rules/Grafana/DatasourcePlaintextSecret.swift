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
          - name: b
            type: loki
            jsonData: {httpHeaderName1: X-Scope-OrgID}
            secureJsonData: {httpHeaderValue1: shop, tlsCACert: "-----BEGIN CERTIFICATE-----"}
          - name: c
            type: prometheus
            secureJsonData: {tlsCACert: "...", tlsClientCert: "...", tlsClientKey: "..."}
          - name: d
            type: prometheus
            jsonData: {tlsAuth: true}
            secureJsonData: {tlsClientCert: "-----BEGIN CERTIFICATE-----", tlsClientKey: $KEY}

        """),
    ],
    check: .document(.datasources) { root, reporter in
      for source in root["datasources"]?.items ?? [] {
        let pairs =
          (source["secureJsonData"]?.pairs ?? [])
          + source.pairs.filter { ["password", "basicAuthPassword"].contains($0.key.text) }
        for pair in pairs
        where isFilledIn(pair.value.text) && !pair.value.text.contains("$")
          && !isPublic(pair.key.text, source)
        {
          reporter.report(
            at: pair.value.span, "'\(pair.key.text)' is a secret, and stands here for all to read",
            help: "write $__file{/run/secrets/…}, which Grafana reads itself")
        }
      }
    }
  )
}

/// Whether more stands there than the dots of an example.
private func isFilledIn(_ value: String) -> Bool {
  value.contains { $0 != "." && $0 != "…" && !$0.isWhitespace }
}

/// Whether a value is none of those that must not be seen: a certificate, or the name of a tenant.
private func isPublic(_ key: String, _ source: Node) -> Bool {
  guard key.hasPrefix("httpHeaderValue") else {
    return key == "tlsCACert" || key == "tlsClientCert"
  }
  let name = source["jsonData"]?["httpHeaderName" + key.dropFirst("httpHeaderValue".count)]
  return name?.text.lowercased() == "x-scope-orgid"
}
