import BelfrySource
import BelfryYAML

extension CheckRule {
  static let restartPolicyMissing = CheckRule(
    "compose/restart-policy-missing", .advice,
    summary: "Monitoring services that stay down after a crash.",
    rationale: "Nobody is told of what happens while they are down. Said once a file.",
    examples: [
      .fails(
        """
        services:
          ⟦prometheus⟧:
            image: prom/prometheus:v3.14.0

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            restart: unless-stopped

        """),
      .passes(
        """
        services:
          app:
            image: app:1

        """),
      .fails(
        """
        --- .belfry.yml
        hygiene: all
        --- compose.yaml
        services:
          ⟦app⟧: {image: "app:1"}

        """),
    ],
    check: .document(.compose) { root, reporter in
      ComposeWalk.first(
        lacking: { $0["restart"] != nil || $0["deploy"]?["restart_policy"] != nil }, in: root,
        reporter.workspace.settings
      ).map { service, count in
        reporter.report(
          at: service.name.span,
          "'\(service.name.text)' stays down after a crash\(ComposeWalk.others(count))",
          help: "add 'restart: unless-stopped'")
      }
    }
  )
}
