import BelfrySource
import BelfryYAML

extension CheckRule {
  static let singleFileBind = CheckRule(
    "compose/single-file-bind", .advice,
    summary: "A single file is mounted into a server that reloads its settings.",
    rationale: """
      Editors write a new file and rename it: the container keeps the old one, and a reload \
      changes nothing.
      """,
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [--web.enable-lifecycle]
            volumes: [⟦./prometheus.yml:/etc/prometheus/prometheus.yml:ro⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [--web.enable-lifecycle]
            volumes: [./prometheus:/etc/prometheus:ro]

        """),
    ],
    check: .service { service, reporter in
      guard service.imageName == "prometheus",
        service.node["command"]?.items.contains(where: {
          $0.text.hasPrefix("--web.enable-lifecycle")
            || $0.text.hasPrefix("--config.auto-reload-interval")
        }) == true
      else { return }
      for volume in service.node["volumes"]?.items ?? [] where volume.kind == .scalar {
        let parts = volume.text.split(separator: ":")
        guard parts.count > 1, parts[0].hasPrefix("."),
          parts[1] == "/etc/prometheus/prometheus.yml"
        else { continue }
        reporter.report(
          at: volume.span, "a reload may not see changes of '\(parts[0])'",
          help: "mount its folder")
      }
    }
  )
}
