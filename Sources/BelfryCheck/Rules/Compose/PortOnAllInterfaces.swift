import BelfrySource
import BelfryYAML

extension CheckRule {
  static let portOnAllInterfaces = CheckRule(
    "compose/port-on-all-interfaces", .advice,
    summary: "A monitoring service is published on every interface.",
    rationale: """
      Prometheus, Alertmanager and exporters have no login of their own; Docker opens the port \
      past the firewall.
      """,
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            ports: [⟦"9090:9090"⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            ports: ["127.0.0.1:9090:9090"]

        """),
      .passes(
        """
        services:
          web:
            image: nginx:1
            ports: ["80:80"]

        """),
    ],
    check: .service { service, reporter in
      guard ComposeWalk.isWatched(service, reporter), service.imageName != "grafana" else { return }
      for port in service.node["ports"]?.items ?? [] where port.kind == .scalar {
        let parts = port.text.split(separator: ":")
        guard parts.count == 2, !port.text.contains("$") else { continue }
        reporter.report(
          at: port.span, "port \(parts[0]) is open on every interface",
          // A swarm leaves the address out.
          help: ComposeWalk.isSwarm(service.root)
            ? "take it out, and reach it through a proxy"
            : "write 127.0.0.1:\(port.text), and reach it through a proxy")
      }
    }
  )
}
