import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noNewPrivilegesMissing = CheckRule(
    "compose/no-new-privileges-missing", .advice,
    summary: "Monitoring services that may gain rights.",
    rationale: """
      A program with setuid could make root of the container's user. Said once a file.
      """,
    examples: [
      .fails(
        """
        services:
          ⟦prometheus⟧:
            image: prom/prometheus:v3.14.0

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            security_opt: ["no-new-privileges:true"]

        """),
      // A swarm does not know 'security_opt'.
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            deploy: {placement: {constraints: [node.role == manager]}}

        """),
      .passes(
        """
        services:
          app:
            image: app:1

        """),
    ],
    check: .document(.compose) { root, reporter in
      guard !ComposeWalk.isSwarm(root) else { return }
      ComposeWalk.first(
        lacking: {
          $0["privileged"]?.text == "true"
            || ($0["security_opt"]?.items ?? []).contains { $0.text.hasPrefix("no-new-privileges") }
        }, in: root, reporter.workspace.settings
      ).map { service, count in
        reporter.report(
          at: service.name.span,
          "'\(service.name.text)' may gain rights\(ComposeWalk.others(count))",
          help: "add 'security_opt: [\"no-new-privileges:true\"]'")
      }
    }
  )
}
