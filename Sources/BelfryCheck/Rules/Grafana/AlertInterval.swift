import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let alertInterval = CheckRule(
    "grafana/alert-interval", .error,
    summary: "A group of Grafana's rules has an interval that Grafana cannot keep.",
    rationale: """
      Grafana evaluates every ten seconds, and refuses an interval that is no multiple of that.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/alerting/fundamentals/alert-rule-evaluation/"
    ],
    examples: [
      .fails(
        """
        apiVersion: 1
        groups: [{name: a, folder: A, interval: ⟦15s⟧, rules: []}]

        """),
      .passes(
        """
        apiVersion: 1
        groups: [{name: a, folder: A, interval: 90s, rules: []}]

        """),
    ],
    check: .files([.grafanaAlerting]) { file, reporter in
      for group in file.root["groups"]?.items ?? [] {
        guard let interval = group["interval"],
          let length = PrometheusDuration(interval.text)?.milliseconds,
          length == 0 || length % 10_000 != 0
        else { continue }
        reporter.report(
          at: interval.span, "'\(interval.text)' is no multiple of ten seconds",
          help: "write '\(PrometheusDuration(milliseconds: (length / 10_000 + 1) * 10_000))'")
      }
    }
  )
}
