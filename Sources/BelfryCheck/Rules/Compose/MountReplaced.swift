import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let mountReplaced = CheckRule(
    "compose/mount-replaced", .warning,
    summary: "Two volumes of a service at one path of its container.",
    rationale: "Compose keeps the last one without a word: what the first holds is not there.",
    references: ["https://docs.docker.com/reference/compose-file/merge/#unique-resources"],
    examples: [
      .fails(
        """
        services:
          app:
            image: app:1
            volumes: [⟦"./first:/data"⟧, "second:/data"]
        volumes: {second: {}}

        """),
      .passes(
        """
        services:
          app:
            image: app:1
            volumes: ["./first:/data", "second:/data/second", "./first:/data"]
        volumes: {second: {}}

        """),
    ],
    check: .document(.composeText) { root, reporter in
      for service in root["services"]?.pairs ?? [] {
        let volumes = service.value["volumes"]?.items ?? []
        for (volume, path, later) in replaced(volumes) {
          // The same written twice loses nothing.
          guard volume.kind != .scalar || later.kind != .scalar || volume.text != later.text
          else { continue }
          reporter.report(
            at: volume.span, "this is not mounted: another volume follows at '\(path)'",
            help: "take one of them out, or mount it elsewhere",
            related: [.init("the one that is kept", file: reporter.file, span: later.span)])
        }
      }
    }
  )
}

/// Volumes that another one follows at the same path.
private func replaced(_ volumes: [Node]) -> [(volume: Node, path: String, later: Node)] {
  var found: [(volume: Node, path: String, later: Node)] = []
  var next: [String: Node] = [:]
  for volume in volumes.reversed() {
    guard let path = inner(volume) else { continue }
    if let later = next[path] { found.append((volume, path, later)) }
    next[path] = volume
  }
  return found.reversed()
}

/// The path inside at which a volume is mounted.
private func inner(_ volume: Node) -> String? {
  volume.kind == .scalar ? VolumeMount(volume.text).target : volume["target"]?.text
}
