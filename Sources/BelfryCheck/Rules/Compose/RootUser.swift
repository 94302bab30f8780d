import BelfrySource
import BelfryYAML

extension CheckRule {
  static let rootUser = CheckRule(
    "compose/root-user", .warning,
    summary: "A monitoring service that is made to run as root.",
    rationale: """
      The image has a user of its own. Root is often chosen to write to a volume: change the \
      volume's owner instead.
      """,
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            user: ⟦root⟧

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            user: "65534:65534"

        """),
      .passes(
        """
        services:
          cadvisor:
            image: ghcr.io/google/cadvisor:v0.60.5
            user: "0:0"

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            user: root
            volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]

        """),
    ],
    check: .service { service, reporter in
      guard let known = service.known, let own = known.user, own > 0,
        // These read what belongs to root on the host.
        !known.names.contains("filebeat"), !known.names.contains("node-exporter"),
        service.node["command"]?.kind != .scalar, service.node["entrypoint"] == nil,
        let user = service.node["user"],
        ["root", "0", "0:0", "root:root"].contains(user.text),
        // The engine's socket belongs to root, and the image's user cannot ask it.
        !ComposeWalk.mounts(service.node).contains(where: { $0.source.hasSuffix("/docker.sock") })
      else { return }
      let folder = service.boundData(of: known)
      reporter.report(
        at: user.span, "'\(service.name.text)' runs as root",
        help: folder.map { "give '\($0)' to user \(own), and take it out" }
          ?? "take it out: the image runs as \(own)")
    }
  )
}

extension ServiceSubject {
  /// The folder of the host that holds the data, where one is mounted for them.
  fileprivate func boundData(of known: KnownImage) -> String? {
    let flags = ["--storage.tsdb.path=", "--storage.path="]
    let said = ComposeWalk.words(node["command"]).compactMap { word in
      flags.first(where: word.text.hasPrefix).map { String(word.text.dropFirst($0.count)) }
    }
    guard let folder = said.first ?? known.data else { return nil }
    let mount = ComposeWalk.mounts(node).first { mount in
      [folder, folder + "/"].contains(mount.target) && mount.source.contains("/")
    }
    return mount?.source
  }
}
