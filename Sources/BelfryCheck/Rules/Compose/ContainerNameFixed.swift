import BelfrySource
import BelfryYAML

extension CheckRule {
  static let containerNameFixed = CheckRule(
    "compose/container-name-fixed", .advice,
    summary: "Monitoring services whose containers have fixed names.",
    rationale: """
      Only one container of a host can have a name: a second copy of the stack, for a test or a \
      branch, does not start. Inside of the project services reach each other by their own names. \
      Said once a file.
      """,
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            container_name: ⟦prometheus⟧

        """),
      .passes(
        """
        services:
          prometheus: {image: "prom/prometheus:v3.14.0"}
          app: {image: "app:1", container_name: app}

        """),
      // A swarm leaves it alone.
      .passes(
        """
        services:
          prometheus: {image: "prom/prometheus:v3.14.0", container_name: prometheus}
        networks: {back: {driver: overlay}}

        """),
    ],
    check: .document(.compose) { root, reporter in
      guard !ComposeWalk.isSwarm(root) else { return }
      let named = (root["services"]?.merged ?? []).compactMap { pair -> Node? in
        let service = ServiceSubject(name: pair.key, node: pair.value, root: root)
        return ComposeWalk.isWatched(service, reporter) ? pair.value["container_name"] : nil
      }
      guard let first = named.first else { return }
      reporter.report(
        at: first.span, "this name is fixed\(ComposeWalk.others(named.count - 1))",
        help: "leave 'container_name' out")
    }
  )
}
