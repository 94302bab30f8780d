import BelfrySource

extension CheckRule {
  static let queryInvalid = CheckRule(
    "grafana/query-invalid", .error,
    summary: "A query of a panel, annotation, variable or rule that is no PromQL.",
    rationale: "The panel shows an error instead of data, and a variable has no values.",
    examples: [
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "targets": [{"expr": "sum(rate(a_total[5m])⟦⟧"}]}]}

        """#),
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [],
         "annotations": {"list": [{"name": "x", "expr": "ALERTS{alertstate=\"firing\"⟦⟧"}]},
         "templating": {"list": [
          {"name": "a", "query": "label_values(up{job=\"é\"⟦⟧, instance)"},
          {"name": "b", "query": {"query": "metrics(⟦(⟧)"}},
          {"name": "c", "query": "⟦label_value⟧(up, instance)", "datasource": {
           "type": "prometheus", "uid": "p"}}]}}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "logs", "title": "P",
         "targets": [{"expr": "{job=\"a\"} |= `x`"}, {"expr": "sum(up) by ($a)"},
         {"expr": "up{job=${a:doublequote}, b!=[[b:singlequote]], c=\"${c:regex}\"}"}]}],
         "templating": {"list": [{"name": "a", "query": "label_values(instance)"},
          {"name": "b", "query": "query_result(topk(5, sum by (job) (up{a=\"$a\"})))"},
          {"name": "c", "query": "SELECT host FROM hosts"},
          {"name": "d", "query": "metrics(node_.*)"},
          {"name": "e", "type": "custom", "query": "a(b"}]}}

        """#),
      .passes(
        #"""
        {"__inputs": [{"name": "DS", "type": "datasource", "pluginId": "loki"}],
         "uid": "a", "title": "A", "schemaVersion": 41, "panels": [
         {"type": "logs", "title": "P", "datasource": "Loki", "targets": [
           {"expr": "bytes_rate({a=\"b\"}[5m])"}]},
         {"type": "logs", "title": "Q", "datasource": {"uid": "${DS}"}, "targets": [
           {"expr": "bytes_rate({a=\"b\"}[5m])"}]},
         {"type": "logs", "title": "R", "datasource": "${DS_LOKI}", "targets": [
           {"expr": "bytes_rate({a=\"b\"}[5m])"}]}]}

        """#),
      .passes(
        #"""
        --- a.json
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "targets": [{"expr": "WITH (x = rate(a_total)) median_over_time(x[1h]) default 0",
         "datasource": {"type": "prometheus", "uid": "vm"}}]}]}
        --- datasources.yml
        apiVersion: 1
        datasources: [{name: M, uid: vm, type: prometheus, url: "http://victoriametrics:8428"}]

        """#),
      .fails(
        #"""
        --- a.json
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "targets": [{"expr": "⟦median_over_time⟧(a_seconds[1h])",
         "datasource": {"type": "prometheus", "uid": "p"}}]}]}
        --- datasources.yml
        apiVersion: 1
        datasources:
          - {name: M, uid: vm, type: prometheus, url: "http://victoriametrics:8428"}
          - {name: P, uid: p, type: prometheus, url: "http://prometheus:9090"}

        """#),
      .passes(
        #"""
        --- a.json
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "logs", "title": "P",
         "targets": [{"expr": "bytes_rate({a=\"b\"}[5m])",
         "datasource": {"uid": "P8E80F9AEF21F6940"}}]}]}
        --- datasources.yml
        apiVersion: 1
        datasources: [{name: Loki, type: loki, url: "http://loki:3100"}]

        """#),
    ],
    check: .reading
  )
}
