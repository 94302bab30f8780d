import BelfrySource
import BelfryYAML

extension CheckRule {
  static let legacyMatcher = CheckRule(
    "alertmanager/legacy-matcher", .advice,
    summary: "A route or inhibition with match or match_re.",
    rationale: "These keys are deprecated since 0.22; matchers say the same and more.",
    examples: [
      .fails(
        """
        route:
          receiver: a
          routes:
            - ⟦match⟧: {severity: page}
        receivers:
          - name: a

        """),
      .passes(
        """
        route:
          receiver: a
          routes:
            - matchers: [severity="page"]
        receivers:
          - name: a

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let nodes = AlertmanagerWalk.routes(root) + (root["inhibit_rules"]?.items ?? [])
      let old = [
        "match", "match_re", "source_match", "source_match_re", "target_match", "target_match_re",
      ]
      for pair in nodes.flatMap(\.pairs) where old.contains(pair.key.text) {
        let new = pair.key.text.split(separator: "_").first.map {
          $0 == "match" ? "matchers" : "\($0)_matchers"
        }
        reporter.report(
          at: pair.key.span, "'\(pair.key.text)' is deprecated",
          help: "write '\(new ?? "matchers")'")
      }
    }
  )
}
