import BelfrySource
import BelfryYAML

extension CheckRule {
  static let hostNetworkWithPorts = CheckRule(
    "compose/host-network-with-ports", .warning,
    summary: "Ports beside network_mode: host.",
    rationale: "On the host's network nothing is published: the list has no effect.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            network_mode: host
            ⟦ports⟧: ["9090:9090"]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            ports: ["9090:9090"]

        """),
    ],
    check: .service { service, reporter in
      guard service.node["network_mode"]?.text == "host",
        let ports = service.node.pairs.first(where: { $0.key.text == "ports" })
      else { return }
      reporter.report(
        at: ports.key.span, "'ports' has no effect on the host's network",
        help: "take one of them out")
    }
  )
}
