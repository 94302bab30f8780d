import BelfrySource
import BelfryYAML

extension CheckRule {
  static let timeIntervalUndefined = CheckRule(
    "alertmanager/time-interval-undefined", .error,
    summary: "A route names a time interval that there is not.",
    rationale: "Alertmanager refuses the configuration.",
    examples: [
      .fails(
        """
        route:
          receiver: a
          routes:
            - mute_time_intervals: [⟦nights⟧]
        receivers:
          - name: a

        """),
      .passes(
        """
        route:
          receiver: a
          routes:
            - mute_time_intervals: [nights]
        receivers:
          - name: a
        time_intervals:
          - name: nights
            time_intervals: []

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let lists = ["time_intervals", "mute_time_intervals"].flatMap { root[$0]?.items ?? [] }
      let names = lists.compactMap { $0["name"]?.text }
      for route in AlertmanagerWalk.routes(root) {
        for key in ["mute_time_intervals", "active_time_intervals"] {
          for name in route[key]?.items ?? [] where !names.contains(name.text) {
            let hint = nearest(to: name.text, in: names).map { "did you mean '\($0)'?" }
            reporter.report(
              at: name.span, "no time interval is called '\(name.text)'",
              help: hint ?? "define it under 'time_intervals'")
          }
        }
      }
    }
  )
}
