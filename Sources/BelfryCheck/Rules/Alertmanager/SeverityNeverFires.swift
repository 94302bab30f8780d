import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let severityNeverFires = CheckRule(
    "alertmanager/severity-never-fires", .advice,
    summary: "A route for a severity that no alert has.",
    rationale: "The route is never taken: the severity is misspelt, or left over.",
    examples: [
      .fails(
        """
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: Down
                expr: sum by (job) (up) == 0
                labels: {severity: page}
        --- alertmanager.yml
        route:
          receiver: a
          routes:
            - matchers: [⟦severity="critical"⟧]
        receivers: [{name: a}]

        """),
      .passes(
        """
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: Down
                expr: sum by (job) (up) == 0
                labels: {severity: page}
        --- alertmanager.yml
        route:
          receiver: a
          routes:
            - matchers: [severity=~"critical|page"]
            - matchers: [severity!="info"]
        receivers: [{name: a}]

        """),
    ],
    check: .workspace { workspace, reporter in
      guard let routing = AlertRouting(workspace), AlertRouting.knowsEveryAlert(workspace)
      else { return }
      let values = routing.alerts.map { routing.value(of: "severity", in: $0) }
      let known = Set(values.compactMap(\.self)).subtracting([""])
      guard !values.contains(nil), !known.isEmpty else { return }
      for route in AlertmanagerWalk.routes(routing.config.root) {
        for entry in AlertmanagerWalk.matchers(route, AlertmanagerWalk.routeKeys)
        where entry.matcher.name == "severity" && ["=", "=~"].contains(entry.matcher.op) {
          guard !known.contains(where: { entry.matcher.matches($0) ?? true }) else { continue }
          let list = known.sorted().prefix(6).map { "'\($0)'" }.joined(separator: ", ")
          reporter.report(
            at: entry.node.span, "no alert of the bundle has this severity",
            help: "there are: \(list)", in: routing.config.path)
        }
      }
    }
  )
}
