import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let variableUndefined = CheckRule(
    "grafana/variable-undefined", .error,
    summary: "A query names a variable that the dashboard has not.",
    rationale: "The name is asked as it stands, and nothing is found.",
    examples: [
      .fails(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries", \
        "title": "P", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "targets": [{"expr": \
        "up{job=⟦\\"$jb\\"⟧}"}]}], "templating": {"list": [{"name": "job"}]}}
        """),
      .passes(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries", \
        "title": "P", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "targets": [{"expr": \
        "up{job=\\"$job\\"}"}]}], "templating": {"list": [{"name": "job"}]}}
        """),
      .passes(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries", \
        "title": "P", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "targets": [{"expr": \
        "rate(a_total[$__rate_interval])"}]}]}
        """),
    ],
    check: .selector { selector, _, subject, reporter in
      guard let known = subject.context.variables else { return }
      for matcher in selector.matchers {
        for name in GrafanaVariables.names(in: matcher.value) where !known.contains(name) {
          let hint = nearest(to: name, in: known.sorted()).map { "did you mean '$\($0)'?" }
          reporter.report(
            at: subject.place(matcher.valueSpan), "no variable is called '\(name)'",
            help: hint ?? "define it in the dashboard")
        }
      }
    }
  )
}
