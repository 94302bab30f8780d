import BelfrySource
import BelfryYAML

extension CheckRule {
  static let mountMissing = CheckRule(
    "compose/mount-missing", .error,
    summary: "A file that is mounted is not in the bundle.",
    rationale:
      "Docker makes an empty folder of that name, and the program fails with \"is a directory\".",
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          a:
            image: "x:1"
            volumes: [⟦"./missing.yml:/x.yml:ro"⟧]
        --- other.txt

        """),
      .passes(
        """
        --- compose.yaml
        services:
          a:
            image: "x:1"
            volumes: ["./there.txt:/x:ro", "./data:/data", "./secrets/key.txt:/k"]
        --- there.txt

        """),
    ],
    check: .workspace { workspace, reporter in
      guard !workspace.paths.isEmpty else { return }
      for service in workspace.services {
        for mount in workspace.mounts(service) {
          let name = mount.source.split(separator: "/").last ?? ""
          let isFile = name.contains(".") && !name.hasPrefix(".")
          let isMadeLater = ["secrets/", "certs/", ".pem", ".crt", ".key", ".env"].contains {
            mount.source.contains($0)
          }
          guard isFile, !isMadeLater, !workspace.exists(mount.source) else { continue }
          reporter.report(
            at: mount.node.span, "'\(mount.source)' is not there: Docker makes a folder of it",
            help: nearest(to: mount.source, in: workspace.paths.sorted()).map {
              "did you mean '\($0)'?"
            },
            in: service.file.path)
        }
      }
    }
  )
}
