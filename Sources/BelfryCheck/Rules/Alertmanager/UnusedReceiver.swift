import BelfrySource
import BelfryYAML

extension CheckRule {
  static let unusedReceiver = CheckRule(
    "alertmanager/unused-receiver", .warning,
    summary: "A receiver to which no route leads.",
    rationale: "Nobody is ever told through it; mostly a route is missing or misspelt.",
    examples: [
      .fails(
        """
        route:
          receiver: a
        receivers:
          - name: a
          - name: ⟦b⟧

        """),
      .passes(
        """
        route:
          receiver: a
          routes:
            - receiver: b
        receivers:
          - name: a
          - name: b

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let used = Set(AlertmanagerWalk.routes(root).compactMap { $0["receiver"]?.text })
      for receiver in root["receivers"]?.items ?? [] {
        guard let name = receiver["name"], !used.contains(name.text) else { continue }
        reporter.report(
          at: name.span, "no route leads to the receiver '\(name.text)'",
          help: "add a route, or take the receiver out")
      }
    }
  )
}
