import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let quotedValue = CheckRule(
    "alertmanager/quoted-value", .warning,
    summary: "A matcher with its value in single quotes.",
    rationale: """
      Only double quotes surround a value. Single ones belong to it, so that the matcher means no \
      alert: nothing is routed or silenced by it.
      """,
    examples: [
      .fails(
        """
        route:
          receiver: a
          routes:
            - matchers: [⟦"severity='page'"⟧]
        receivers:
          - name: a

        """),
      .passes(
        """
        route:
          receiver: a
          routes:
            - matchers: ['severity="page"', "team=o'neill", note="'a'"]
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
        // Who writes both kinds of quotes means the inner ones.
        guard !text.text.contains("\""), let found = try? MatcherText.parse(text.text) else {
          continue
        }
        for matcher in found where matcher.value.count > 2 {
          guard matcher.value.first == "'", matcher.value.last == "'" else { continue }
          let value = matcher.value.dropFirst().dropLast()
          reporter.report(
            at: text.span, "the single quotes belong to the value of '\(matcher.name)'",
            help: "write '\(matcher.name)\(matcher.op)\"\(value)\"'")
        }
      }
    }
  )
}
