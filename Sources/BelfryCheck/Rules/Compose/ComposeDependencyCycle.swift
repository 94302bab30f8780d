import BelfrySource
import BelfryYAML

extension CheckRule {
  static let composeDependencyCycle = CheckRule(
    "compose/dependency-cycle", .error,
    summary: "Services that wait for each other.",
    rationale: "Compose refuses the file: none of them could start.",
    examples: [
      .fails(
        """
        services:
          a: {image: "x:1", depends_on: [⟦b⟧]}
          b: {image: "x:1", depends_on: [a]}

        """),
      .passes(
        """
        services:
          a: {image: "x:1", depends_on: [b]}
          b: {image: "x:1"}

        """),
    ],
    check: .document(.compose) { root, reporter in
      let services = root["services"]?.merged ?? []
      var edges: [String: [Node]] = [:]
      for pair in services { edges[pair.key.text] = ComposeWalk.dependencies(pair.value) }
      for pair in services {
        let start = pair.key.text
        // Each cycle once, at the service that comes first in order.
        for first in edges[start] ?? [] where first.text >= start {
          var seen: Set<String> = []
          var open = [first.text]
          while let next = open.popLast() {
            if next == start {
              reporter.report(
                at: first.span, "'\(start)' waits for itself", help: "take one dependency out")
              break
            }
            guard next >= start, seen.insert(next).inserted else { continue }
            open += (edges[next] ?? []).map(\.text)
          }
        }
      }
    }
  )
}
