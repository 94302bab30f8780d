import BelfrySource
import BelfryYAML

extension CheckRule {
  static let groupByEverything = CheckRule(
    "alertmanager/group-by-everything", .advice,
    summary: "Alerts are grouped by all labels.",
    rationale: "Every alert is a notification of its own, and an outage sends hundreds.",
    examples: [
      .fails(
        """
        route:
          receiver: a
          group_by: ⟦['...']⟧
        receivers:
          - name: a

        """),
      .passes(
        """
        route:
          receiver: a
          group_by: [alertname]
        receivers:
          - name: a

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      for route in AlertmanagerWalk.routes(root) {
        guard let labels = route["group_by"], labels.items.contains(where: { $0.text == "..." })
        else {
          continue
        }
        reporter.report(
          at: labels.span, "every alert is sent by itself", help: "group by alertname and service")
      }
    }
  )
}
