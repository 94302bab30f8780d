import BelfrySource
import BelfryYAML

extension CheckRule {
  static let socketMounted = CheckRule(
    "compose/socket-mounted", .warning,
    summary: "The socket of the engine is mounted into a container.",
    rationale: """
      Whoever takes over the container owns the host; read-only is no help, since the socket \
      is the whole API.
      """,
    examples: [
      .fails(
        """
        services:
          agent:
            image: agent:1
            volumes: [⟦/var/run/docker.sock:/var/run/docker.sock:ro⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: ['./a:/b']

        """),
    ],
    check: .service { service, reporter in
      for volume in service.node["volumes"]?.items ?? [] {
        let source = volume.kind == .scalar ? volume.text : volume["source"]?.text ?? ""
        guard source.contains("docker.sock") else { continue }
        reporter.report(
          at: volume.span, "the engine's socket is mounted",
          help: "put a proxy in between that allows reading only")
      }
    }
  )
}
