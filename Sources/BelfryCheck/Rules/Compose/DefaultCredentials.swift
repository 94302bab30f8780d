import BelfrySource
import BelfryYAML

extension CheckRule {
  static let defaultCredentials = CheckRule(
    "compose/default-credentials", .warning,
    summary: "A password that everybody knows.",
    rationale: "The first thing that an attacker tries.",
    examples: [
      .fails(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment: {GF_SECURITY_ADMIN_PASSWORD: ⟦admin⟧}

        """),
      .fails(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment: {GF_SECURITY_ADMIN_PASSWORD: ⟦"${GRAFANA_PASSWORD:-admin}"⟧}

        """),
      .passes(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment: {GF_SECURITY_ADMIN_PASSWORD: "${GRAFANA_PASSWORD:?}"}

        """),
    ],
    check: .document(.composeText) { root, reporter in
      // As it is written: what `.env` gives a variable does not stand here.
      for service in root["services"]?.pairs ?? [] where service.value.kind == .mapping {
        for (name, value, node) in ComposeWalk.environment(service.value)
        where ComposeWalk.isSecret(name) {
          var text = value
          if let start = value.firstRange(of: ":-"), value.hasPrefix("${"), value.hasSuffix("}") {
            text = String(value[start.upperBound...].dropLast())
          }
          guard ComposeWalk.isDefault(text) else { continue }
          reporter.report(
            at: node.span, "'\(text)' is a password that everybody knows",
            help: "use a secret, without a default")
        }
      }
    }
  )
}
