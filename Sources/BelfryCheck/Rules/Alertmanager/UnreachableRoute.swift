import BelfrySource
import BelfryYAML

extension CheckRule {
  static let unreachableRoute = CheckRule(
    "alertmanager/unreachable-route", .warning,
    summary: "A route behind one that takes every alert.",
    rationale: """
      Without continue the first route that matches takes the alert, and one without matchers \
      matches always.
      """,
    examples: [
      .fails(
        """
        route:
          receiver: a
          routes:
            - receiver: a
            - ⟦receiver: a
              matchers: [team="b"]⟧
        receivers:
          - name: a

        """),
      .passes(
        """
        route:
          receiver: a
          routes:
            - receiver: a
              continue: true
            - receiver: a
              matchers: [team="b"]
        receivers:
          - name: a

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      for parent in AlertmanagerWalk.routes(root) {
        var taker: Node?
        for route in parent["routes"]?.items ?? [] {
          if let taker {
            reporter.report(
              at: route.span, "no alert reaches this route: the one before takes all",
              help: "give that one matchers, or 'continue: true'",
              related: [.init("takes all", file: reporter.file, span: taker.span)])
          }
          let hasMatchers = AlertmanagerWalk.routeKeys.contains { key in
            route[key].map {
              !$0.isNull && !($0.items.isEmpty && $0.pairs.isEmpty && $0.text.isEmpty)
            }
              ?? false
          }
          if !hasMatchers, route["continue"]?.text != "true", taker == nil { taker = route }
        }
      }
    }
  )
}
