import BelfrySource
import BelfryYAML

extension CheckRule {
  static let mountNotReadOnly = CheckRule(
    "compose/mount-not-read-only", .advice,
    summary: "A configuration that the container may change.",
    rationale: "A program that is broken into could change its own settings on the host.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: [⟦./prometheus.yml:/etc/prometheus/prometheus.yml⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro", "./data:/prometheus"]

        """),
    ],
    check: .document(.composeText) { root, reporter in
      for service in root["services"]?.pairs ?? [] where service.value.kind == .mapping {
        let subject = ServiceSubject(name: service.key, node: service.value, root: root)
        guard subject.known != nil else { continue }
        for volume in service.value["volumes"]?.items ?? [] where volume.kind == .scalar {
          let parts = volume.text.split(separator: ":")
          guard parts.count == 2, parts[0].hasPrefix("./"), parts[1].hasPrefix("/etc/"),
            !volume.text.contains("$")
          else { continue }
          let end = volume.style == .plain ? volume.span.end : volume.span.end - 1
          reporter.report(
            at: volume.span, "the container may change '\(parts[0])'", help: "add ':ro'",
            fixes: [FixIt("add ':ro'", edits: [.init(Span(at: end), ":ro")])])
        }
      }
    }
  )
}
