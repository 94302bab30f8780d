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
      .passes(
        """
        --- compose.yaml
        services:
          a:
            image: "x:1"
            volumes:
              - ./initdb.d:/docker-entrypoint-initdb.d
              - ./nginx/conf.d:/etc/nginx/conf.d:ro
              - ./es.data:/usr/share/elasticsearch/data
        --- other.txt

        """),
    ],
    check: .workspace { workspace, reporter in
      guard !workspace.paths.isEmpty else { return }
      for service in workspace.services {
        for mount in workspace.mounts(service) {
          let isMadeLater = ["secrets/", "certs/", ".pem", ".crt", ".key", ".env"].contains {
            mount.source.contains($0)
          }
          guard isFile(mount.source, at: mount.target), !isMadeLater,
            !workspace.exists(mount.source)
          else { continue }
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

/// Whether what is mounted is a file by its name: one with an extension that is no folder's `.d`, and
/// that the name inside has as well, unless it is one that only files have.
private func isFile(_ source: String, at target: String) -> Bool {
  let files: Set<Substring> = [
    "yml", "yaml", "json", "conf", "cfg", "cnf", "ini", "toml", "xml", "txt", "sql", "sh", "tmpl",
    "properties", "rules", "lua", "hcl", "alloy",
  ]
  let name = source.split(separator: "/").last ?? ""
  let inner = target.split(separator: "/").last ?? ""
  guard let end = ending(name), end != "d", ending(inner) != "d", !target.hasSuffix("/") else {
    return false
  }
  return files.contains(end) || ending(inner) == end
}

/// What stands behind the last dot of a name that does not begin with it.
private func ending(_ name: Substring) -> Substring? {
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
  return name[name.index(after: dot)...]
}
