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
        // By one of their matchers, which whoever is shadowed has as well.
        var earlier: [AlertMatcher: [(place: Int, matchers: Set<AlertMatcher>, node: Node)]] = [:]
        for (place, route) in (parent["routes"]?.items ?? []).enumerated() {
          let matchers = Set(
            AlertmanagerWalk.matchers(route, AlertmanagerWalk.routeKeys).map(\.matcher))
          guard !matchers.isEmpty else { continue }
          let takers = matchers.compactMap { matcher in
            earlier[matcher]?.first { $0.matchers.isSubset(of: matchers) }
          }
          if let taker = takers.min(by: { $0.place < $1.place }) {
            reporter.report(
              at: route.span, "an earlier route takes every alert that would come here",
              help: "put this one first, or say 'continue: true' there",
              related: [.init("the earlier route", file: reporter.file, span: taker.node.span)])
          }
          guard route["continue"]?.text != "true" else { continue }
          // The rarest one, so that no list becomes long.
          if let key = matchers.min(by: { earlier[$0]?.count ?? 0 < earlier[$1]?.count ?? 0 }) {
            earlier[key, default: []].append((place, matchers, route))
          }
        }
      }
    }
  )
}
