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
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            configs: [{source: main, target: /etc/prometheus/prometheus.yml}]
        configs: {main: {file: ⟦./prometheus.yml⟧}}
        --- other.txt

        """),
      .passes(
        """
        --- compose.yaml
        services:
          a:
            image: "x:1"
            configs: [there, elsewhere, filled, script, {source: inline, target: /etc/prometheus.yml}]
        configs:
          there: {file: conf/a.yml}
          elsewhere: {file: /srv/a.yml}
          filled: {file: "./${STAGE}.yml"}
          script: {file: ./run}
          inline: {content: "scrape_configs: []"}
          unused: {file: ./unused.yml}
        --- conf/a.yml

        """),
    ],
    check: .workspace { workspace, reporter in
      guard !workspace.paths.isEmpty else { return }
      for service in workspace.services {
        for mount in workspace.mounts(service)
        where isFile(mount.source, at: mount.target) && isMissing(mount.source, workspace) {
          let isSwarm = ComposeWalk.isSwarm(service.file.root)
          let end = isSwarm ? "a swarm starts nothing without it" : "Docker makes a folder of it"
          reporter.report(
            at: mount.node.span, "'\(mount.source)' is not there: \(end)",
            help: similar(mount.source, workspace), in: service.file.path)
        }
        for (source, node) in configs(of: service)
        where isFile(source, at: source) && isMissing(source, workspace) {
          reporter.report(
            at: node.span, "'\(source)' is not there: the service does not start",
            help: similar(source, workspace), in: service.file.path)
        }
      }
    }
  )
}

/// Files beside the Compose file of which a service gets configs.
private func configs(of service: Workspace.Service) -> [(source: String, node: Node)] {
  service.configs.compactMap { name, _ in
    guard let node = service.file.root["configs"]?[name]?["file"], !node.text.isEmpty,
      !node.text.contains("$"), !["/", "~", "\\"].contains(node.text.prefix(1)),
      let source = Workspace.normal(Workspace.folder(service.file.path) + node.text),
      !InlineConfig.isPath(source)
    else { return nil }
    return (source, node)
  }
}

/// Whether a file is not there, and is none that is made where the project runs.
private func isMissing(_ source: String, _ workspace: Workspace) -> Bool {
  let isMadeLater = ["secrets/", "certs/", ".pem", ".crt", ".key", ".env"].contains {
    source.contains($0)
  }
  return !isMadeLater && !workspace.exists(source)
}

/// A path that is there and reads much like another one.
private func similar(_ source: String, _ workspace: Workspace) -> String? {
  nearest(to: source, in: workspace.paths.sorted()).map { "did you mean '\($0)'?" }
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
