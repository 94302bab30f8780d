import BelfrySource
import BelfryYAML

extension CheckRule {
  static let signupOpen = CheckRule(
    "grafana/signup-open", .warning,
    summary: "Anybody may make an account.",
    rationale: "Whoever reaches the page makes an account and sees every dashboard.",
    references: [
      "https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#allow_sign_up"
    ],
    examples: [
      .fails(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment: {GF_USERS_ALLOW_SIGN_UP: ⟦"true"⟧}

        """),
      .fails(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment:
              - ⟦GF_USERS_ALLOW_SIGN_UP=true⟧

        """),
      .passes(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            environment: {GF_USERS_ALLOW_SIGN_UP: "false", GF_AUTH_GITHUB_ALLOW_SIGN_UP: "true"}

        """),
    ],
    check: .grafanaSettings { settings, reporter in
      guard let node = settings.isOn("users", "allow_sign_up") else { return }
      reporter.report(
        at: node.span, "anybody may make an account", help: "leave it off, and invite people")
    }
  )
}
