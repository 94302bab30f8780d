import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let repeatNotMultiple = CheckRule(
    "alertmanager/repeat-not-multiple", .advice,
    summary: "repeat_interval is no multiple of group_interval.",
    rationale: """
      Groups are looked at every group_interval, so that a repetition waits for the next of \
      these times.
      """,
    references: [
      "https://prometheus.io/docs/alerting/latest/configuration/#route"
    ],
    examples: [
      .fails(
        """
        route:
          receiver: a
          group_interval: 10m
          repeat_interval: ⟦25m⟧
        receivers:
          - name: a

        """),
      .passes(
        """
        route:
          receiver: a
          group_interval: 10m
          repeat_interval: 30m
          routes:
            - repeat_interval: 1h
        receivers:
          - name: a

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      guard let route = root["route"] else { return }
      judge(route, 300_000, 14_400_000, depth: 0, &reporter)
    }
  )
}

/// Follows the intervals that routes take over from those above them, in milliseconds.
private func judge(
  _ route: Node, _ group: Int64, _ again: Int64, depth: Int, _ reporter: inout Reporter
) {
  guard depth < 50 else { return }
  let ownGroup = route["group_interval"].flatMap { durationMilliseconds($0.text) }
  let ownAgain = route["repeat_interval"].flatMap { durationMilliseconds($0.text) }
  let (step, pause) = (ownGroup ?? group, ownAgain ?? again)
  if let place = ownAgain == nil ? route["group_interval"] : route["repeat_interval"],
    step > 0, pause > step, pause % step != 0
  {
    let next = (pause / step + 1) * step
    reporter.report(
      at: place.span,
      "repeated every \(durationText(milliseconds: next)), not \(durationText(milliseconds: pause))",
      help: "groups are looked at every \(durationText(milliseconds: step)): take a multiple of it")
  }
  for child in route["routes"]?.items ?? [] where child.kind == .mapping {
    judge(child, step, pause, depth: depth + 1, &reporter)
  }
}
