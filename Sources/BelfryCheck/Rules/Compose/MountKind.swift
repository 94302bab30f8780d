import BelfrySource
import BelfryYAML

extension CheckRule {
  static let mountKind = CheckRule(
    "compose/mount-kind", .error,
    summary: "A folder that is mounted over a file.",
    rationale: """
      The container does not start, or its program finds a folder in the place of its settings.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          a:
            image: x:1
            volumes: [⟦./prometheus:/etc/prometheus/prometheus.yml:ro⟧]
        --- prometheus/prometheus.yml
        global: {}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          a:
            image: x:1
            volumes: [./prometheus:/etc/prometheus:ro, ./prometheus/prometheus.yml:/etc/a.yml:ro]
        --- prometheus/prometheus.yml
        global: {}

        """),
    ],
    check: .workspace { workspace, reporter in
      for service in workspace.services {
        for mount in workspace.mounts(service) {
          let name = mount.target.split(separator: "/").last ?? ""
          let isFile = [".yml", ".yaml", ".json", ".conf", ".ini", ".toml"].contains {
            name.hasSuffix($0)
          }
          guard isFile, !workspace.paths.contains(mount.source),
            workspace.paths.contains(where: { $0.hasPrefix(mount.source + "/") })
          else { continue }
          reporter.report(
            at: mount.node.span, "the folder '\(mount.source)' is mounted over a file",
            help: "mount the file in it, or give the folder inside", in: service.file.path)
        }
      }
    }
  )
}
