import BelfrySource
import BelfryYAML

extension CheckRule {
  static let obsoleteVersion = CheckRule(
    "compose/obsolete-version", .advice,
    summary: "The key version.",
    rationale: "Compose v2 ignores it and says so on every command.",
    examples: [
      .fails(
        """
        ⟦version⟧: "3.8"
        services: {a: {image: "x:1"}}

        """),
      .passes(
        """
        services: {a: {image: "x:1"}}

        """),
      .passes(
        """
        version: "3.8"
        services: {a: {image: "x:1", deploy: {mode: global}}}

        """),
    ],
    check: .document(.composeText) { root, reporter in
      // 'docker stack deploy' asked for it until Docker 23, and still reads it.
      guard let pair = root.pairs.first(where: { $0.key.text == "version" }),
        !ComposeWalk.isSwarm(root)
      else { return }
      reporter.report(at: pair.key.span, "'version' is obsolete", help: "take it out")
    }
  )
}
