import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let contradictoryRoute = CheckRule(
    "alertmanager/contradictory-route", .warning,
    summary: "A route whose matchers contradict each other.",
    rationale: "No alert has two values in one label, so that the route is never taken.",
    examples: [
      .fails(
        """
        route:
          receiver: a
          routes:
            - matchers: [severity="page", ⟦severity="info"⟧]
        receivers:
          - name: a

        """),
      .passes(
        """
        route:
          receiver: a
          routes:
            - matchers: [severity="page", severity=~"p.*"]
        receivers:
          - name: a

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      for route in AlertmanagerWalk.routes(root) {
        let matchers = AlertmanagerWalk.matchers(route, AlertmanagerWalk.routeKeys)
        for (index, entry) in matchers.enumerated() {
          let clashes = matchers[..<index].contains { other in
            guard other.matcher.name == entry.matcher.name else { return false }
            if other.matcher.op == "=" {
              return entry.matcher.matches(other.matcher.value) == false
            }
            return entry.matcher.op == "=" && other.matcher.matches(entry.matcher.value) == false
          }
          guard clashes else { continue }
          reporter.report(
            at: entry.node.span, "no alert can match this and what stands before it",
            help: "make two routes, or one matcher with =~")
        }
      }
    }
  )
}
