import BelfrySource
import BelfryYAML

extension CheckRule {
  static let composeSecretInline = CheckRule(
    "compose/secret-inline", .warning,
    summary: "A password or token stands in the environment of a service.",
    rationale: "Whoever reads the file has it, and every program in the container.",
    examples: [
      .fails(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment: {GF_SECURITY_ADMIN_PASSWORD: ⟦s3cr3tValue9⟧}

        """),
      .fails(
        """
        services:
          db:
            image: postgres:17
            environment:
              - ⟦POSTGRES_PASSWORD=hunter22⟧

        """),
      .passes(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment: {GF_SECURITY_ADMIN_PASSWORD__FILE: /run/secrets/x}

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            environment: {DB_PASSWORD: "${DB_PASSWORD}"}

        """),
      // These switch and count.
      .passes(
        """
        services:
          cache:
            image: bitnami/redis:7.4.2
            environment:
              - ALLOW_EMPTY_PASSWORD=yes
              - SESSION_TOKEN_TTL=24h
              - PASSWORD_MIN_LENGTH=12

        """),
      // This names the secret's file.
      .passes(
        """
        services:
          watch:
            image: containrrr/watchtower:1.7.1
            environment: {WATCHTOWER_HTTP_API_TOKEN: /run/secrets/token}

        """),
      .fails(
        """
        services:
          db:
            image: postgres:17
            environment: {POSTGRES_PASSWORD: ⟦"4711"⟧}

        """),
    ],
    check: .document(.composeText) { root, reporter in
      // As it is written: what `.env` gives a variable does not stand here.
      for service in root["services"]?.pairs ?? [] where service.value.kind == .mapping {
        for (name, value, node) in ComposeWalk.environment(service.value) {
          guard ComposeWalk.isSecret(name), !value.isEmpty, !value.contains("$"),
            !ComposeWalk.isDefault(value), !ComposeWalk.isSetting(name, value),
            !ComposeWalk.isSecretFile(value)
          else { continue }
          reporter.report(
            at: node.span, "'\(name)' is a secret, and stands here for all to read",
            help: "use a secret: its file, or a variable that is set elsewhere")
        }
      }
    }
  )
}
