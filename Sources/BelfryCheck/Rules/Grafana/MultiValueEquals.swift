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
    check: .selector { selector, _, subject, reporter in
      guard subject.context.query != nil else { return }
      for matcher in selector.matchers where !matcher.op.isRegex {
        guard
          GrafanaVariables.names(in: matcher.value).contains(
            where: subject.context.multiVariables.contains)
        else { continue }
        reporter.report(
          at: subject.place(matcher.span),
          "several values may be chosen, and '\(matcher.op.rawValue)' knows one",
          help: "write '\(matcher.op == .equal ? "=~" : "!~")'", fixes: fixes(matcher, subject))
      }
    }
  )
}

/// The operator for expressions in place of the one for texts.
private func fixes(_ matcher: LabelMatcher, _ subject: ExpressionSubject) -> [FixIt] {
  // The operator stands between name and value, perhaps amid blanks.
  guard matcher.valueSpan.start - matcher.nameSpan.end == matcher.op.rawValue.utf8.count else {
    return []
  }
  let op = matcher.op == .equal ? "=~" : "!~"
  let span = subject.place(Span(matcher.nameSpan.end, matcher.valueSpan.start))
  return [FixIt("write '\(op)'", edits: [.init(span, op)])]
}
