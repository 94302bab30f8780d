import BelfrySource
import BelfryYAML

extension CheckRule {
  static let badRestart = CheckRule(
    "compose/bad-restart", .error,
    summary: "A restart policy that the engine does not know.",
    rationale: "'docker compose config' says nothing, but no container can be made.",
    examples: [
      .fails(
        """
        services:
          app:
            image: app:1
            restart: ⟦allways⟧

        """),
      .passes(
        """
        services:
          app: {image: "app:1", restart: "on-failure:5"}
          other: {image: "app:1", restart: no}
          third: {image: "app:1", restart: "${RESTART}"}

        """),
      // A swarm leaves it alone.
      .passes(
        """
        services:
          app:
            image: app:1
            restart: any
            deploy: {mode: global}

        """),
    ],
    check: .service { service, reporter in
      guard let policy = service.node["restart"], policy.kind == .scalar, !policy.isNull,
        !["", "true", "false"].contains(policy.text), !policy.text.contains("$"),
        !ComposeWalk.isSwarm(service.root)
      else { return }
      let known = ["no", "always", "on-failure", "unless-stopped"]
      let name = String(policy.text.prefix { $0 != ":" })
      guard !known.contains(name) else { return }
      reporter.report(
        at: policy.span, "'\(policy.text)' is not a restart policy",
        help: nearest(to: name, in: known).map { "did you mean '\($0)'?" }
          ?? "write no, always, on-failure or unless-stopped")
    }
  )
}
