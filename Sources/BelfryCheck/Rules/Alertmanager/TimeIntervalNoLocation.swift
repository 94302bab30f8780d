import BelfrySource
import BelfryYAML

extension CheckRule {
  static let timeIntervalNoLocation = CheckRule(
    "alertmanager/time-interval-no-location", .advice,
    summary: "Times of the day without a time zone.",
    rationale: """
      They count in UTC, and move by an hour twice a year for whoever keeps summer time.
      """,
    references: [
      "https://prometheus.io/docs/alerting/latest/configuration/#time_interval"
    ],
    examples: [
      .fails(
        """
        route:
          receiver: a
          routes:
            - mute_time_intervals: [nights]
        receivers:
          - name: a
        time_intervals:
          - name: nights
            time_intervals:
              - ⟦times⟧: [{start_time: "22:00", end_time: "24:00"}]

        """),
      .passes(
        """
        route:
          receiver: a
          routes:
            - mute_time_intervals: [nights, weekends]
        receivers:
          - name: a
        time_intervals:
          - name: nights
            time_intervals:
              - times: [{start_time: "22:00", end_time: "24:00"}]
                location: Europe/Berlin
          - name: weekends
            time_intervals:
              - weekdays: [saturday, sunday]

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      for interval in AlertmanagerWalk.intervals(root) {
        for part in interval["time_intervals"]?.items ?? [] where part["location"] == nil {
          guard let times = part.pairs.first(where: { $0.key.text == "times" }),
            !times.value.items.isEmpty
          else { continue }
          reporter.report(
            at: times.key.span, "these times are in UTC",
            help: "add 'location: Europe/Berlin', or 'location: UTC' where that is meant")
        }
      }
    }
  )
}
