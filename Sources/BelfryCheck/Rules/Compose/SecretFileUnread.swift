import BelfrySource
import BelfryYAML

extension CheckRule {
  static let secretFileUnread = CheckRule(
    "compose/secret-file-unread", .warning,
    summary: "A variable for a secret's file that Grafana does not read.",
    rationale: """
      Grafana's image looks for two underscores before FILE. With one it passes over the variable: \
      the administrator's password stays 'admin'.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/"
    ],
    examples: [
      .fails(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment:
              - ⟦GF_SECURITY_ADMIN_PASSWORD_FILE=/run/secrets/grafana⟧

        """),
      .fails(
        """
        services:
          grafana:
            image: grafana/grafana-enterprise:12.4.0
            environment: {⟦GF_DATABASE_PASSWORD_FILE⟧: /run/secrets/database}

        """),
      .passes(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment:
              GF_SECURITY_ADMIN_PASSWORD__FILE: /run/secrets/grafana
              GF_AUTH_LDAP_CONFIG_FILE: /etc/grafana/ldap.toml
              GF_SERVER_CERT_FILE: /etc/grafana/tls.pem
          db:
            image: postgres:17
            environment: {POSTGRES_PASSWORD_FILE: /run/secrets/database}

        """),
      // Grafana would end where two underscores stood beside the password itself.
      .fails(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment:
              GF_SECURITY_ADMIN_PASSWORD: "${PASSWORD:?}"
              ⟦GF_SECURITY_ADMIN_PASSWORD_FILE⟧: /run/secrets/grafana

        """),
      // This image has a script of its own.
      .passes(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            entrypoint: [/start.sh]
            environment: {GF_SECURITY_ADMIN_PASSWORD_FILE: /run/secrets/grafana}

        """),
    ],
    check: .document(.composeText) { root, reporter in
      for pair in root["services"]?.pairs ?? [] where pair.value.kind == .mapping {
        let service = ServiceSubject(name: pair.key, node: pair.value, root: root)
        guard isGrafana(service), let environment = service.node["environment"] else { continue }
        let nodes =
          environment.kind == .mapping ? environment.merged.map(\.key) : environment.items
        let names = nodes.filter { $0.kind == .scalar }.map { ($0, $0.text.prefix { $0 != "=" }) }
        for (node, name) in names where isMisspelt(name) {
          let stem = name.dropLast("_FILE".count)
          // Grafana's script ends where both are given.
          let isGiven = names.contains { $0.1 == stem }
          reporter.report(
            at: node.span, "Grafana does not read '\(name)'",
            help: isGiven
              ? "take it out: \(stem) is given as well"
              : "write \(stem)__FILE, with two underscores")
        }
      }
    }
  )
}

/// Whether the image's own script starts Grafana.
private func isGrafana(_ service: ServiceSubject) -> Bool {
  guard Workspace.isGrafana(service.imageName), !service.isBitnami,
    service.node["build"] == nil, service.node["entrypoint"] == nil
  else { return false }
  // It is not known what the scripts of old images read.
  return service.imageTag.map { !KnownImage.isBefore($0, 6, 0) } ?? true
}

/// Whether a name is that of a secret's file with one underscore; settings of Grafana that name
/// files themselves, such as `cert_file`, end otherwise.
private func isMisspelt(_ name: Substring) -> Bool {
  guard name.hasPrefix("GF_"), !name.hasSuffix("__FILE") else { return false }
  return ["PASSWORD_FILE", "CLIENT_SECRET_FILE", "SECRET_KEY_FILE", "ADMIN_USER_FILE"].contains {
    name.hasSuffix($0)
  }
}
