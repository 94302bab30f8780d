import BelfrySource

extension CheckRule {
  static let valueBadAddress = CheckRule(
    "value/bad-address", .error,
    summary: "A mail address that is none.",
    rationale: """
      The server refuses the message, and nobody is told.
      """,
    examples: [
      .fails(
        #"""
        --- alertmanager.yml
        global: {smtp_smarthost: "mail:25", smtp_from: a@example.org}
        route: {receiver: a}
        receivers:
          - name: a
            email_configs: [{to: ⟦"ops at example.org"⟧}]

        """#),
      .passes(
        #"""
        --- alertmanager.yml
        global: {smtp_smarthost: "mail:25", smtp_from: a@example.org}
        route: {receiver: a}
        receivers:
          - name: a
            email_configs: [{to: "Ops <ops@example.org>, b@example.org"}]

        """#),
    ],
    check: .reading
  )
}
