import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let timeIntervalNever = CheckRule(
    "alertmanager/time-interval-never", .warning,
    summary: "A time interval that never comes.",
    rationale: """
      A route that is muted in it is never muted, one that is active in it alone sends \
      nothing.
      """,
    examples: [
      .fails(
        """
        route:
          receiver: a
          routes:
            - mute_time_intervals: [end]
        receivers:
          - name: a
        time_intervals:
          - name: end
            time_intervals:
              - days_of_month: [⟦'31'⟧]
                months: [february, april]

        """),
      .fails(
        """
        route:
          receiver: a
          routes:
            - active_time_intervals: [work]
        receivers:
          - name: a
        time_intervals:
          - name: ⟦work⟧
            time_intervals: []

        """),
      .passes(
        """
        route:
          receiver: a
          routes:
            - mute_time_intervals: [end]
        receivers:
          - name: a
        time_intervals:
          - name: end
            time_intervals:
              - days_of_month: ['31', '-1']
                months: [february, 'may']

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      for interval in AlertmanagerWalk.intervals(root) {
        if let list = interval["time_intervals"], list.items.isEmpty, let name = interval["name"] {
          reporter.report(
            at: name.span, "'\(name.text)' has no times, and never comes", help: "write its times")
        }
        for part in interval["time_intervals"]?.items ?? [] { judge(part, &reporter) }
      }
    }
  )
}

private func judge(_ part: Node, _ reporter: inout Reporter) {
  let days = part["days_of_month"]?.items ?? []
  let months = (part["months"]?.items ?? []).compactMap { MonthRange($0.text) }
  guard !days.isEmpty, !months.isEmpty else { return }
  let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  let longest = months.flatMap { Array($0.first...$0.last) }.map { lengths[$0 - 1] }.max() ?? 31
  for day in days {
    // Days below zero count from the end of the month, and are always there up to -28.
    guard let range = DayRange(day.text), range.first > longest else { continue }
    guard !days.contains(where: { DayRange($0.text).map { $0.first <= longest } ?? true }) else {
      return
    }
    reporter.report(
      at: day.span, "none of these months has a day \(range.first)", help: "write '-1' for the last"
    )
  }
}
