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
        "up{job=\\"⟦$jb⟧\\"}"}]}], "templating": {"list": [{"name": "job"}]}}
        """),
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries",
         "title": "P", "targets": [{"expr":
         "sum by (⟦$grp⟧) (rate(a_total[⟦$win⟧])) / ⟦${div}⟧ > topk(⟦$n⟧, ⟦$metric⟧)"}]}],
         "templating": {"list": [{"name": "job", "query": "label_values(up{a=\"⟦[[b]]⟧\"}, job)"}]}}

        """#),
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
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries",
         "title": "P", "targets": [{"expr": "rate(a_total{job=~\"[[a-z]]+\"}[$win])"},
         {"expr": "label_replace(up, \"a\", \"$host\", \"b\", \"(?P<host>.*):.*\")"}]}],
         "templating": {"list": [{"name": "win", "type": "custom", "query": "5m,1h"}]}}

        """#),
    ],
    check: .reading
  )
}
