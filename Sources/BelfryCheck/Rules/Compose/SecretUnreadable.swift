import BelfrySource
import BelfryYAML

extension CheckRule {
  static let secretUnreadable = CheckRule(
    "compose/secret-unreadable", .warning,
    summary: "Owner or mode of a secret that comes from a file.",
    rationale: """
      Compose mounts the file as it is on the host and passes over uid, gid and mode: a file of \
      mode 0600 stays unreadable to the container's user.
      """,
    examples: [
      .fails(
        """
        services:
          a:
            image: x:1
            secrets: [{source: s, ⟦mode⟧: 0444}]
        secrets: {s: {file: ./s.txt}}

        """),
      .passes(
        """
        services:
          a:
            image: x:1
            secrets: [{source: s, target: t}]
        secrets: {s: {file: ./s.txt}}

        """),
      // A swarm makes the secret of the file, and follows all three.
      .passes(
        """
        services:
          a:
            image: x:1
            secrets: [{source: s, uid: "65534", mode: 0400}]
            deploy: {placement: {constraints: [node.role == manager]}}
        secrets: {s: {file: ./s.txt}}

        """),
    ],
    check: .service { service, reporter in
      for secret in service.node["secrets"]?.items ?? [] where secret.kind == .mapping {
        guard let source = secret["source"]?.text,
          service.root["secrets"]?[source]?["file"] != nil,
          let pair = secret.pairs.first(where: { ["mode", "uid", "gid"].contains($0.key.text) }),
          !ComposeWalk.isSwarm(service.root)
        else { continue }
        reporter.report(
          at: pair.key.span, "'\(pair.key.text)' has no effect on a secret from a file",
          help: "let the container's user read the file on the host")
      }
    }
  )
}
