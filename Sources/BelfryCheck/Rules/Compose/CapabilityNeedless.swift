import BelfrySource
import BelfryYAML

extension CheckRule {
  static let capabilityNeedless = CheckRule(
    "compose/capability-needless", .warning,
    summary: "A capability that a monitoring program does not use.",
    rationale: "Capabilities such as SYS_ADMIN are close to being root on the host.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            cap_add: [⟦SYS_ADMIN⟧]

        """),
      .passes(
        """
        services:
          blackbox:
            image: prom/blackbox-exporter:v0.28.0
            cap_add: [NET_RAW]

        """),
    ],
    check: .service { service, reporter in
      let images = ["prometheus", "alertmanager", "grafana", "blackbox-exporter", "kibana", "loki"]
      guard let known = service.known, known.names.contains(where: images.contains) else { return }
      for item in service.node["cap_add"]?.items ?? [] {
        let name = item.text.hasPrefix("CAP_") ? String(item.text.dropFirst(4)) : item.text
        guard
          ["ALL", "SYS_ADMIN", "NET_ADMIN", "SYS_PTRACE", "SYS_MODULE", "DAC_READ_SEARCH"]
            .contains(name)
        else { continue }
        reporter.report(
          at: item.span, "'\(service.name.text)' does not use '\(item.text)'", help: "take it out")
      }
    }
  )
}
