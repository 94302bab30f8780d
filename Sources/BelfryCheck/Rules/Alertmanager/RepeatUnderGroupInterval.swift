import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let repeatUnderGroupInterval = CheckRule(
    "alertmanager/repeat-under-group-interval", .warning,
    summary: "repeat_interval below group_interval.",
    rationale: """
      A notification is repeated at the next group_interval at the earliest, so the shorter \
      time has no effect.
      """,
    examples: [
      .fails(
        """
        route:
          receiver: a
          group_interval: 10m
          repeat_interval: ⟦5m⟧
        receivers:
          - name: a

        """),
      .fails(
        """
        route:
          receiver: a
          routes:
            - repeat_interval: ⟦1m⟧
        receivers:
          - name: a

        """),
      .passes(
        """
        route:
          receiver: a
          group_interval: 5m
          repeat_interval: 4h
        receivers:
          - name: a

        """),
      // Each look at the group is to send one, and a time that is as long leaves every other out.
      .passes(
        """
        route:
          receiver: a
          routes:
            - matchers: [alertname="Watchdog"]
              group_interval: 1m
              repeat_interval: 30s
        receivers:
          - name: a

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      // Alertmanager's own default.
      for (route, group) in groupIntervals(root["route"], from: "5m") {
        guard let repeated = route["repeat_interval"],
          let first = durationMilliseconds(repeated.text),
          let second = durationMilliseconds(group), first < second, !isHeartbeat(route)
        else { continue }
        reporter.report(
          at: repeated.span,
          "repeated every \(repeated.text), but groups are looked at every \(group)",
          help: "make 'repeat_interval' a multiple of 'group_interval'")
      }
    }
  )
}

/// Every route with the interval that it says or takes over; bounded, since aliases may nest.
private func groupIntervals(_ root: Node?, from first: String) -> [(route: Node, interval: String)]
{
  var found: [(route: Node, interval: String)] = []
  var open = root.map { [($0, first)] } ?? []
  while !open.isEmpty, found.count < 10_000 {
    let level = open.map { ($0.0, $0.0["group_interval"]?.text ?? $0.1) }
    found += level.map { (route: $0.0, interval: $0.1) }
    open = level.flatMap { route, interval in
      (route["routes"]?.items ?? []).filter { $0.kind == .mapping }.map { ($0, interval) }
    }
  }
  return found
}

/// Whether a route takes an alert that fires always, and is to be heard all the time.
private func isHeartbeat(_ route: Node) -> Bool {
  AlertmanagerWalk.matchers(route, AlertmanagerWalk.routeKeys).contains { matcher, _ in
    let value = matcher.value.lowercased()
    return matcher.name == "alertname" && matcher.op.hasPrefix("=")
      && ["watchdog", "deadman", "heartbeat"].contains(where: value.contains)
  }
}
