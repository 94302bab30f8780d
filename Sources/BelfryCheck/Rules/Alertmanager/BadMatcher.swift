import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let badMatcher = CheckRule(
    "alertmanager/bad-matcher", .error,
    summary: "A matcher that cannot be read.",
    rationale: "Alertmanager refuses the configuration.",
    examples: [
      .fails(
        """
        route:
          receiver: a
          routes:
            - matchers: [⟦'severity=~"(page"'⟧]
        receivers:
          - name: a

        """),
      .fails(
        """
        route:
          receiver: a
          routes:
            - matchers: [⟦severity⟧]
        receivers:
          - name: a

        """),
      .passes(
        """
        route:
          receiver: a
          routes:
            - matchers: [severity="page", 'team=~"a|b"']
        receivers:
          - name: a

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let inhibitions = root["inhibit_rules"]?.items ?? []
      let lists =
        AlertmanagerWalk.routes(root).compactMap { $0["matchers"] }
        + inhibitions.compactMap { $0["source_matchers"] }
        + inhibitions.compactMap { $0["target_matchers"] }
      for text in lists.flatMap({ $0.kind == .sequence ? $0.items : [$0] }) where !text.isNull {
        do throws(MatcherFault) {
          _ = try MatcherText.parse(text.text)
        } catch {
          reporter.report(
            at: text.span, error.message,
            help: "write a label, an operator and a value: severity=\"page\"")
        }
      }
    }
  )
}
