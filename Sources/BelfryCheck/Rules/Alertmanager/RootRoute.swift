import BelfrySource
import BelfryYAML

extension CheckRule {
  static let rootRoute = CheckRule(
    "alertmanager/root-route", .error,
    summary: "A root route that does not take every alert.",
    rationale: """
      What no other route takes must end somewhere: Alertmanager refuses matchers, 'continue' and \
      times at the root.
      """,
    references: ["https://prometheus.io/docs/alerting/latest/configuration/#route"],
    examples: [
      .fails(
        """
        route:
          receiver: a
          ⟦matchers⟧: [team="a"]
        receivers:
          - name: a

        """),
      .passes(
        """
        route:
          receiver: a
          matchers: []
          continue: false
          routes:
            - matchers: [team="a"]
              continue: true
        receivers:
          - name: a

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let refused =
        AlertmanagerWalk.routeKeys + ["mute_time_intervals", "active_time_intervals"]
      for pair in root["route"]?.pairs ?? [] {
        let isSet =
          refused.contains(pair.key.text) && !(pair.value.items.isEmpty && pair.value.pairs.isEmpty)
        guard isSet || pair.key.text == "continue" && pair.value.text == "true" else { continue }
        reporter.report(
          at: pair.key.span, "the root route cannot have '\(pair.key.text)'",
          help: "move it to a route below 'routes'")
      }
    }
  )
}
