import BelfrySource

extension CheckRule {
  static let valueBadHost = CheckRule(
    "value/bad-host", .error,
    summary: "An entry of `extra_hosts` without a host and an address.",
    rationale: """
      Compose refuses the file.
      """,
    examples: [
      .fails(
        #"""
        --- compose.yaml
        services:
          a: {image: "a:1", extra_hosts: [⟦"db"⟧]}

        """#),
      .passes(
        #"""
        --- compose.yaml
        services:
          a: {image: "a:1", extra_hosts: ["db=10.0.0.1", "host.docker.internal:host-gateway"]}

        """#),
    ],
    check: .reading
  )
}
