import BelfrySource

extension CheckRule {
  static let routeWithoutDefault = CheckRule(
    "alertmanager/route-without-default", .error,
    summary: "A root route without a receiver.",
    rationale: """
      Alerts that no other route takes have to end somewhere; Alertmanager refuses the \
      configuration.
      """,
    examples: [
      .fails(
        #"""
        --- alertmanager.yml
        route: {⟦group_by⟧: [alertname]}
        receivers: [{name: a}]

        """#),
      .passes(
        #"""
        --- alertmanager.yml
        route: {receiver: a, group_by: [alertname]}
        receivers: [{name: a}]

        """#),
    ],
    check: .reading
  )
}
