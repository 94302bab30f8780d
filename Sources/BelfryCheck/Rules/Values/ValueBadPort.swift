import BelfrySource

extension CheckRule {
  static let valueBadPort = CheckRule(
    "value/bad-port", .error,
    summary: "A port, or a range of ports, that is none.",
    rationale: """
      Ports go from 1 to 65535; both sides of a range must be of one length. Compose refuses \
      the file.
      """,
    examples: [
      .fails(
        #"""
        --- compose.yaml
        services:
          a: {image: "a:1", ports: [⟦"80:70000"⟧]}

        """#),
      .passes(
        #"""
        --- compose.yaml
        services:
          a: {image: "a:1", ports: ["127.0.0.1:8000-8001:8000-8001"]}

        """#),
    ],
    check: .reading
  )
}
