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
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: [./prometheus:/etc/prometheus, ./rules:/etc/prometheus/rules:ro]
          alertmanager:
            image: prom/alertmanager:v0.29.0
            command: [--storage.path=/etc/alertmanager/data]
            volumes: [./alertmanager:/etc/alertmanager]

        """),
    ],
    check: .document(.composeText) { root, reporter in
      for service in root["services"]?.pairs ?? [] where service.value.kind == .mapping {
        let subject = ServiceSubject(name: service.key, node: service.value, root: root)
        guard subject.known != nil else { continue }
        for volume in service.value["volumes"]?.items ?? [] where volume.kind == .scalar {
          let parts = volume.text.split(separator: ":")
          guard parts.count == 2, parts[0].hasPrefix("./"), parts[1].hasPrefix("/etc/"),
            !volume.text.contains("$"), !needsWriting(String(parts[1]), service.value)
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

/// Whether a folder cannot be read-only: Docker makes the place of another mount in it, or the
/// program keeps its data there.
private func needsWriting(_ folder: String, _ service: Node) -> Bool {
  let below = folder.hasSuffix("/") ? folder : folder + "/"
  let grants = ["configs", "secrets"].flatMap { service[$0]?.items ?? [] }
  let targets = ComposeWalk.targets(service) + grants.compactMap { $0["target"]?.text }
  if targets.contains(where: { $0.hasPrefix(below) }) { return true }
  let flags = ["--storage.tsdb.path", "--storage.agent.path", "--storage.path"]
  let words = ComposeWalk.words(service["command"]).map(\.text)
  return words.indices.contains { index in
    flags.contains { flag in
      let next = index + 1 < words.count ? words[index + 1] : ""
      let path =
        words[index] == flag
        ? next
        : words[index].hasPrefix(flag + "=") ? String(words[index].dropFirst(flag.count + 1)) : ""
      return path == folder || path.hasPrefix(below)
    }
  }
}
