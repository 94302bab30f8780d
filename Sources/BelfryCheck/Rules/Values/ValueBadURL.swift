import BelfrySource

extension CheckRule {
  static let valueBadURL = CheckRule(
    "value/bad-url", .error,
    summary: "An address that its program cannot use.",
    rationale: """
      Go reads addresses strictly, and Alertmanager wants http or https and a host. The \
      program does not start.
      """,
    examples: [
      .fails(
        #"""
        --- prometheus.yml
        remote_write: [{url: ⟦"://store/write"⟧}]

        """#),
      .fails(
        #"""
        --- alertmanager.yml
        route: {receiver: a}
        receivers: [{name: a, webhook_configs: [{url: ⟦hooks.a.b/c⟧}]}]

        """#),
      .passes(
        #"""
        --- alertmanager.yml
        route: {receiver: a}
        receivers: [{name: a, webhook_configs: [{url: "https://hooks.a.b/c"}]}]

        """#),
    ],
    check: .reading
  )
}
