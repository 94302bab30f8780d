import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let multiValueEquals = CheckRule(
    "grafana/multi-value-equals", .warning,
    summary: "A variable of several values is compared with =.",
    rationale:
      "Chosen together the values become a|b, which only a regular expression understands.",
    examples: [
      .fails(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries", \
        "title": "P", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "targets": [{"expr": \
        "up{⟦job=\\"$job\\"⟧}"}]}], "templating": {"list": [{"name": "job", "multi": true}]}}
        """),
      .passes(
        """
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries", \
        "title": "P", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "targets": [{"expr": \
        "up{job=~\\"$job\\"}"}]}], "templating": {"list": [{"name": "job", "multi": true}]}}
        """),
    ],
    check: .expression { subject, reporter in
      guard subject.role == .panel else { return }
      for matcher in subject.tree.selectors.flatMap(\.matchers) where !matcher.op.isRegex {
        guard
          GrafanaVariables.names(in: matcher.value).contains(where: subject.multiVariables.contains)
        else { continue }
        reporter.report(
          at: subject.place(matcher.span),
          "several values may be chosen, and '\(matcher.op.rawValue)' knows one",
          help: "write '\(matcher.op == .equal ? "=~" : "!~")'")
      }
    }
  )
}
