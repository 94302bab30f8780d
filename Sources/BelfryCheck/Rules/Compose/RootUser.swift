import BelfrySource
import BelfryYAML

extension CheckRule {
  static let rootUser = CheckRule(
    "compose/root-user", .warning,
    summary: "A monitoring service that is made to run as root.",
    rationale: """
      The image has a user of its own. Root is often chosen to write to a volume: change the \
      volume's owner instead.
      """,
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            user: ⟦root⟧

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            user: "65534:65534"

        """),
      .passes(
        """
        services:
          cadvisor:
            image: ghcr.io/google/cadvisor:v0.60.5
            user: "0:0"

        """),
    ],
    check: .service { service, reporter in
      guard let known = service.known, let own = known.user, own > 0,
        // These read what belongs to root on the host.
        !known.names.contains("filebeat"), !known.names.contains("node-exporter"),
        service.node["command"]?.kind != .scalar, service.node["entrypoint"] == nil,
        let user = service.node["user"],
        ["root", "0", "0:0", "root:root"].contains(user.text)
      else { return }
      reporter.report(
        at: user.span, "'\(service.name.text)' runs as root",
        help: "take it out: the image runs as \(own)")
    }
  )
}
