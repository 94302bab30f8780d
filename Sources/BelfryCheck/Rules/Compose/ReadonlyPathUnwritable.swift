import BelfrySource
import BelfryYAML

extension CheckRule {
  static let readonlyPathUnwritable = CheckRule(
    "compose/readonly-path-unwritable", .error,
    summary: "A container that may write nowhere has its data there.",
    rationale: "With read_only the program cannot make its database, and ends.",
    examples: [
      .fails(
        """
        services:
          grafana:
            image: grafana/grafana:13.2.1
            read_only: ⟦true⟧

        """),
      .passes(
        """
        services:
          grafana:
            image: grafana/grafana:13.2.1
            read_only: true
            volumes: ['data:/var/lib/grafana']
        volumes: {data: {}}

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            read_only: true

        """),
    ],
    check: .service { service, reporter in
      guard let flag = service.node["read_only"], flag.text == "true", let known = service.known,
        let data = known.data, !known.declaresVolume, service.node["entrypoint"] == nil,
        service.node["command"] == nil,
        !ComposeWalk.targets(service.node).contains(where: {
          data == $0 || data.hasPrefix($0 + "/") || $0.hasPrefix(data)
        })
      else { return }
      reporter.report(
        at: flag.span, "'\(data)' cannot be written to", help: "mount a volume or a tmpfs there")
    }
  )
}
