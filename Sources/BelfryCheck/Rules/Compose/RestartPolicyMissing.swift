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
      // A set-up that ends would run again and again.
      .passes(
        """
        services:
          setup:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.2.0
            command: bash -c 'elasticsearch-certutil ca --silent --pem -out certs/ca.zip'

        """),
      // A swarm starts its services again.
      .passes(
        """
        services:
          node:
            image: prom/node-exporter:v1.10.2
            deploy: {mode: global}

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
      guard !ComposeWalk.isSwarm(root) else { return }
      ComposeWalk.first(
        lacking: {
          $0["restart"] != nil || $0["deploy"]?["restart_policy"] != nil
            || ComposeWalk.isScript($0)
        }, in: root, reporter.workspace.settings
      ).map { service, count in
        reporter.report(
          at: service.name.span,
          "'\(service.name.text)' stays down after a crash\(ComposeWalk.others(count))",
          help: "add 'restart: unless-stopped'")
      }
    }
  )
}
