import BelfrySource
import BelfryYAML

extension CheckRule {
  static let exporterHostView = CheckRule(
    "compose/exporter-host-view", .warning,
    summary: "node-exporter without a view of the host.",
    rationale:
      "It measures its own container: the file systems and the network of the host are missing.",
    examples: [
      .fails(
        """
        services:
          ⟦node-exporter⟧:
            image: prom/node-exporter:v1.10.0

        """),
      .passes(
        """
        services:
          node-exporter:
            image: prom/node-exporter:v1.10.0
            pid: host
            volumes: ["/:/host:ro,rslave"]
            command: ["--path.rootfs=/host"]

        """),
    ],
    check: .service { service, reporter in
      guard service.imageName == "node-exporter" else { return }
      let volumes = (service.node["volumes"]?.items ?? []).map { volume in
        volume.kind == .scalar ? volume.text : volume["source"]?.text ?? ""
      }
      let seesRoot = volumes.contains { $0.hasPrefix("/:") || $0 == "/" }
      let seesParts =
        volumes.contains { $0.hasPrefix("/proc") } && volumes.contains { $0.hasPrefix("/sys") }
      guard !seesRoot, !seesParts else { return }
      reporter.report(
        at: service.name.span, "this measures the container, not the host",
        help: "mount / read-only at /host, and give --path.rootfs=/host and pid: host")
    }
  )
}
