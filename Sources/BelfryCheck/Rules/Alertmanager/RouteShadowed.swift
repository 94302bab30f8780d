import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let routeShadowed = CheckRule(
    "alertmanager/route-shadowed", .warning,
    summary: "A route whose alerts an earlier one takes.",
    rationale: """
      The first route that matches takes the alert, unless it says continue. A later one with \
      the same condition and more never sees one.
      """,
    examples: [
      .fails(
        """
        route:
          receiver: a
          routes:
            - matchers: [severity="page"]
            - ⟦matchers: [severity="page", team="a"]⟧
        receivers:
          - name: a

        """),
      .passes(
        """
        route:
          receiver: a
          routes:
            - matchers: [severity="page", team="a"]
            - matchers: [severity="page"]
        receivers:
          - name: a

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      for parent in AlertmanagerWalk.routes(root) {
        var earlier: [(matchers: Set<AlertMatcher>, node: Node)] = []
        for route in parent["routes"]?.items ?? [] {
          let matchers = Set(
            AlertmanagerWalk.matchers(route, AlertmanagerWalk.routeKeys).map(\.matcher))
          guard !matchers.isEmpty else { continue }
          if let taker = earlier.first(where: { $0.matchers.isSubset(of: matchers) }) {
            reporter.report(
              at: route.span, "an earlier route takes every alert that would come here",
              help: "put this one first, or say 'continue: true' there",
              related: [.init("the earlier route", file: reporter.file, span: taker.node.span)])
          }
          if route["continue"]?.text != "true" { earlier.append((matchers, route)) }
        }
      }
    }
  )
}
