import BelfrySource
import BelfryYAML

extension CheckRule {
  static let anonymousAdmin = CheckRule(
    "grafana/anonymous-admin", .error,
    summary: "Whoever is not signed in may change everything.",
    rationale: """
      An anonymous administrator reads every datasource through Grafana, and an editor may write \
      queries of any kind.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/setup-grafana/configure-security/configure-authentication/anonymous-auth/"
    ],
    examples: [
      .fails(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment:
              GF_AUTH_ANONYMOUS_ENABLED: "true"
              GF_AUTH_ANONYMOUS_ORG_ROLE: ⟦Admin⟧

        """),
      .fails(
        """
        --- grafana.ini
        ; open for everybody
        [auth.anonymous]
        enabled = true
        org_role = ⟦Editor⟧
        --- compose.yaml
        services: {}

        """),
      .passes(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment:
              GF_AUTH_ANONYMOUS_ENABLED: "true"
              GF_AUTH_ANONYMOUS_ORG_ROLE: Viewer
          other:
            image: grafana/grafana:13.1.0
            environment: {GF_AUTH_ANONYMOUS_ENABLED: "false", GF_AUTH_ANONYMOUS_ORG_ROLE: Admin}

        """),
    ],
    check: .grafanaSettings { settings, reporter in
      guard settings.isOn("auth.anonymous", "enabled") != nil,
        let role = settings.value("auth.anonymous", "org_role"),
        ["admin", "editor"].contains(role.text.lowercased())
      else { return }
      reporter.report(
        at: role.node.span, "whoever is not signed in is '\(role.text)'", help: "write Viewer")
    }
  )
}
