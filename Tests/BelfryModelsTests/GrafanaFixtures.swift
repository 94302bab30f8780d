extension Fixtures {
  static let datasources = """
    apiVersion: 1
    prune: true
    deleteDatasources: [{name: Old, orgId: 1}]
    datasources:
      - name: Prometheus
        type: prometheus
        uid: prometheus
        access: proxy
        url: http://prometheus:9090
        isDefault: $DEFAULT
        editable: false
        jsonData:
          timeInterval: 15s
          httpMethod: POST
          exemplarTraceIdDestinations: [{name: trace_id, datasourceUid: tempo}]
        secureJsonData:
          httpHeaderValue1: $__file{/run/secrets/header}

    """

  static let providers = """
    apiVersion: 1
    providers:
      - name: default
        orgId: 1
        folder: ''
        type: file
        disableDeletion: false
        updateIntervalSeconds: 30
        allowUiUpdates: false
        options:
          path: /var/lib/grafana/dashboards
          foldersFromFilesStructure: true

    """

  static let dashboard = #"""
    {
      "annotations": {"list": [{"builtIn": 1,
        "datasource": {"type": "grafana", "uid": "-- Grafana --"}, "enable": true, "hide": true,
        "iconColor": "rgba(0, 211, 255, 1)", "name": "A", "type": "dashboard"}]},
      "editable": false,
      "graphTooltip": 1,
      "id": null,
      "links": [{"title": "Runbooks", "type": "link", "url": "https://x", "targetBlank": true,
        "tags": []}],
      "panels": [
        {"type": "row", "title": "API", "id": 1, "collapsed": true,
          "gridPos": {"h": 1, "w": 24, "x": 0, "y": 0},
          "panels": [{"type": "stat", "title": "Inner", "id": 2,
            "gridPos": {"h": 4, "w": 6, "x": 0, "y": 1}}]},
        {
          "datasource": {"type": "prometheus", "uid": "prometheus"},
          "fieldConfig": {
            "defaults": {"unit": "reqps", "decimals": 2, "min": 0, "max": null,
              "color": {"mode": "palette-classic"}, "custom": {"fillOpacity": 10},
              "mappings": [{"type": "value", "options": {"0": {"text": "down"}}}],
              "thresholds": {"mode": "absolute", "steps": [
                {"color": "green", "value": null}, {"color": "red", "value": 80.5}]}},
            "overrides": [{"matcher": {"id": "byName", "options": "x"}, "properties": []}]
          },
          "gridPos": {"h": 8, "w": 12, "x": 0, "y": 5},
          "id": 3,
          "interval": "15s",
          "options": {"legend": {"displayMode": "table"}},
          "targets": [{"refId": "A",
            "expr": "sum(rate(http_requests_total[$__rate_interval]))",
            "legendFormat": "{{code}} é", "datasource": "${ds}", "exemplar": true}],
          "title": "Requests",
          "transformations": [{"id": "merge", "options": {}}],
          "type": "timeseries",
          "yaxes": []
        }
      ],
      "refresh": "30s",
      "schemaVersion": 42,
      "tags": ["shop"],
      "templating": {"list": [{"name": "job", "type": "query", "datasource": "Prometheus",
        "query": {"query": "label_values(up, job)", "refId": "x"}, "refresh": 2, "multi": true,
        "includeAll": true, "allValue": ".*", "current": {}, "options": [], "sort": 1}]},
      "time": {"from": "now-6h", "to": "now"},
      "timepicker": {},
      "timezone": "browser",
      "title": "API",
      "uid": "shop-api",
      "version": 1
    }
    """#

  static let grafanaAlerting = """
    apiVersion: 1
    groups:
      - orgId: 1
        name: api
        folder: Shop
        interval: 1m
        rules:
          - uid: api-down
            title: ApiDown
            condition: C
            data:
              - refId: A
                relativeTimeRange: {from: 600, to: 0}
                datasourceUid: prometheus
                model: {expr: 'up{job="api"}', instant: true, refId: A}
              - refId: C
                datasourceUid: __expr__
                model: {type: threshold, expression: A, conditions: [{evaluator: {params: [1], type: lt}}]}
            dashboardUid: shop-api
            panelId: 3
            noDataState: Alerting
            execErrState: Error
            for: 5m
            keepFiringFor: 10m
            annotations: {summary: '{{ $labels.instance }} is down'}
            labels: {severity: critical}
            isPaused: false
            notification_settings: {receiver: ops, group_by: [alertname], repeat_interval: 4h}
    deleteRules: [{orgId: 1, uid: old}]
    contactPoints:
      - name: ops
        receivers:
          - uid: ops-slack
            type: slack
            settings: {url: $SLACK_URL, title: '{{ template "shop.title" . }}'}
            disableResolveMessage: false
    deleteContactPoints: [{uid: old}]
    policies:
      - receiver: ops
        group_by: [alertname]
        group_wait: 30s
        routes:
          - receiver: ops
            object_matchers: [[severity, =~, 'critical|warning']]
            mute_time_intervals: [nights]
            continue: true
    resetPolicies: [2]
    muteTimes:
      - name: nights
        time_intervals: [{times: [{start_time: '22:00', end_time: '23:59'}], location: Europe/Berlin}]
    deleteMuteTimes: [{name: old}]
    templates:
      - name: shop
        template: '{{ define "shop.title" }}x{{ end }}'
    deleteTemplates: [{name: old}]

    """

  static let grafanaSettings = """
    security: {admin_user: admin, admin_password: '$__file{/run/secrets/grafana}'}
    users: {allow_sign_up: false}
    auth.anonymous: {enabled: true, org_role: Viewer}

    """

  static let policy = #"""
    {"policy": {"_meta": {"project": "shop"}, "phases": {
      "hot": {"actions": {"rollover": {"max_age": "1d", "max_primary_shard_size": "10gb"},
        "set_priority": {"priority": 100}}},
      "delete": {"min_age": "14d", "actions": {"delete": {"delete_searchable_snapshot": true}}}}}}
    """#

  static let template = #"""
    {"index_patterns": ["logs-shop-*"], "data_stream": {}, "priority": 500, "version": 1,
      "composed_of": ["ecs@mappings"], "_meta": {"by": "hand"},
      "template": {"settings": {"index.number_of_replicas": 0},
        "mappings": {"properties": {"app": {"type": "flattened"}}},
        "lifecycle": {"data_retention": "14d"}}}
    """#
}
