import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let muteTimingUnknown = CheckRule(
    "grafana/mute-timing-unknown", .error,
    summary: "A policy names times that are not provisioned.",
    rationale: "Grafana refuses the policies, and does not start.",
    examples: [
      .fails(
        """
        apiVersion: 1
        policies:
          - receiver: team
            routes: [{receiver: team, mute_time_intervals: [⟦night⟧]}]
        muteTimes:
          - {name: nights, time_intervals: [{times: [{start_time: "22:00", end_time: "23:59"}]}]}

        """),
      .passes(
        """
        apiVersion: 1
        policies:
          - receiver: team
            routes: [{receiver: team, mute_time_intervals: [nights]}]
        muteTimes:
          - {name: nights, time_intervals: [{times: [{start_time: "22:00", end_time: "23:59"}]}]}

        """),
    ],
    check: .files([.grafanaAlerting]) { file, reporter in
      let names = reporter.workspace.grafana.alerting.flatMap { $0.root["muteTimes"]?.items ?? [] }
        .compactMap { $0["name"]?.text }
      guard !names.isEmpty, !names.contains(where: { $0.contains("$") }) else { return }
      for time in GrafanaAlerting.times(file.root)
      where !names.contains(time.text) && !time.text.contains("$") {
        reporter.report(
          at: time.span, "no times are called '\(time.text)'",
          help: nearest(to: time.text, in: names).map { "did you mean '\($0)'?" }
            ?? "define them under 'muteTimes'")
      }
    }
  )
}
