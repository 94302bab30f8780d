import BelfrySource
import BelfryYAML

extension CheckRule {
  static let grafanaDefaultCredentials = CheckRule(
    "grafana/default-credentials", .warning,
    summary: "Grafana's first password is left at admin.",
    rationale: """
      Where nothing else is said the administrator is admin with the password admin, and whoever \
      reaches the port first changes it.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#admin_password"
    ],
    examples: [
      .fails(
        """
        services:
          grafana:
            image: ⟦"grafana/grafana:13.1.0"⟧
            ports: ["3000:3000"]

        """),
      .fails(
        """
        --- grafana.ini
        [security]
        admin_user = admin
        admin_password = ⟦admin⟧
        --- compose.yaml
        services: {}

        """),
      .passes(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            ports: ["3000:3000"]
            environment: {GF_SECURITY_ADMIN_PASSWORD__FILE: /run/secrets/x}
          other:
            image: grafana/grafana:13.1.0
            env_file: grafana.env
            ports: ["3001:3000"]
          inner:
            image: grafana/grafana:13.1.0
            environment: {GF_SECURITY_ADMIN_PASSWORD: admin}

        """),
    ],
    check: .grafanaSettings { settings, reporter in
      let password = settings.value("security", "admin_password")
      guard let service = settings.service else {
        guard let password, ComposeWalk.isDefault(password.text) else { return }
        reporter.report(
          at: password.node.span, "'\(password.text)' is a password that everybody knows",
          help: "write $__file{/run/secrets/…}, which Grafana reads itself")
        return
      }
      let names = ComposeWalk.environment(service.node).map(\.name)
      let stand = ["GF_SECURITY_ADMIN_PASSWORD", "GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION"]
      guard !names.contains(where: { name in stand.contains { name.hasPrefix($0) } }),
        service.node["env_file"] == nil, service.node["extends"] == nil,
        !(service.node["ports"]?.items ?? []).isEmpty,
        !DashboardWalk.texts(service.node).contains(where: { $0.text.contains("grafana.ini") }),
        settings.isOn("auth", "disable_login_form") == nil,
        service.node["environment"]?.pairs.contains(where: { $0.key.text == "<<" }) != true
      else { return }
      reporter.report(
        at: service.node["image"]?.span, "the administrator's first password is admin",
        help: "set GF_SECURITY_ADMIN_PASSWORD__FILE to a secret")
    }
  )
}
