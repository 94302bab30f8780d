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
      .passes(
        """
        route:
          receiver: a
          group_interval: 5m
          repeat_interval: 4h
        receivers:
          - name: a

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      for route in AlertmanagerWalk.routes(root) {
        guard let repeated = route["repeat_interval"], let group = route["group_interval"],
          let first = durationMilliseconds(repeated.text),
          let second = durationMilliseconds(group.text),
          first < second
        else { continue }
        reporter.report(
          at: repeated.span,
          "repeated every \(repeated.text), but groups are looked at every \(group.text)",
          help: "make 'repeat_interval' a multiple of 'group_interval'")
      }
    }
  )
}
