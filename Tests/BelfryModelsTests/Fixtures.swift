@testable import BelfryModels

/// Files of every kind as people write them.
enum Fixtures {
  static let all: [(kind: FileKind, path: String, text: String)] = [
    (.prometheusConfig, "prometheus/prometheus.yml", prometheus),
    (.targetList, "prometheus/targets/api.yml", targetList),
    (.webConfig, "prometheus/web.yml", webConfig),
    (.rules, "prometheus/alert_rules.yml", rules),
    (.ruleTests, "prometheus/tests/api.yml", ruleTests),
    (.alertmanagerConfig, "alertmanager/alertmanager.yml", alertmanager),
    (.grafanaDatasources, "grafana/provisioning/datasources/all.yml", datasources),
    (.grafanaDashboardProviders, "grafana/provisioning/dashboards/all.yml", providers),
    (.grafanaDashboard, "grafana/dashboards/api.json", dashboard),
    (.grafanaAlerting, "grafana/provisioning/alerting/all.yml", grafanaAlerting),
    (.grafanaSettings, "grafana/grafana.yml", grafanaSettings),
    (.compose, "docker-compose.yml", compose),
    (.blackbox, "blackbox/blackbox.yml", blackbox),
    (.filebeat, "filebeat/filebeat.yml", filebeat),
    (.logstashSettings, "logstash/config/logstash.yml", logstash),
    (.logstashPipelines, "logstash/config/pipelines.yml", pipelines),
    (.elasticsearchSettings, "elasticsearch/elasticsearch.yml", elasticsearch),
    (.kibanaSettings, "kibana/kibana.yml", kibana),
    (.lifecyclePolicy, "elasticsearch/policy.json", policy),
    (.indexTemplate, "elasticsearch/template.json", template),
    (.otelCollector, "otel/collector.yaml", otel),
  ]

  static let prometheus = """
    global:
      scrape_interval: 15s
      scrape_timeout: 10s
      evaluation_interval: 15s
      external_labels:
        project: shop
        replica: $(hostname)
    runtime:
      gogc: 60
    rule_files:
      - /etc/prometheus/rules/*.yml
    scrape_configs:
      - job_name: prometheus
        static_configs:
          - targets: [localhost:9090]
      - job_name: api
        honor_labels: true
        metrics_path: /internal/metrics
        scheme: https
        params:
          format: [prometheus]
        fallback_scrape_protocol: PrometheusText0.0.4
        sample_limit: 20000
        body_size_limit: 10MB
        basic_auth:
          username: prometheus
          password_file: /run/secrets/api
        tls_config:
          ca_file: /etc/prometheus/ca.pem
          min_version: TLS12
        http_headers:
          X-Scope: {values: [shop]}
        file_sd_configs:
          - files: [targets/*.yml]
            refresh_interval: 1m
        docker_sd_configs:
          - host: unix:///var/run/docker.sock
            filters: [{name: label, values: [scrape]}]
        relabel_configs:
          - source_labels: [__address__, __meta_docker_port_private]
            separator: ;
            regex: ([^:]+)(?::\\d+)?;(\\d+)
            target_label: __address__
            replacement: $1:$2
            action: Replace
        metric_relabel_configs:
          - regex: go_.*
            source_labels: [__name__]
            action: drop
          - action: hashmod
            source_labels: [instance]
            target_label: shard
            modulus: 8
    alerting:
      alert_relabel_configs:
        - regex: replica
          action: labeldrop
      alertmanagers:
        - scheme: http
          timeout: 10s
          api_version: v2
          static_configs:
            - targets: [alertmanager:9093]
              labels: {tier: one}
    storage:
      tsdb:
        out_of_order_time_window: 30m
        retention: {time: 15d, size: 50GB, percentage: 80}
      exemplars:
        max_exemplars: 100000
    tracing:
      endpoint: tempo:4317
      sampling_fraction: 0.1
      headers: {x-tenant: shop}
    remote_write:
      - url: https://mimir.example/api/v1/push
        name: mimir
        queue_config: {max_shards: 20, min_backoff: 50ms}
        metadata_config: {send: true}
        write_relabel_configs:
          - source_labels: [__name__]
            regex: up
            action: keep
        oauth2: {client_id: a, client_secret_file: b, token_url: https://c, scopes: [d]}
    remote_read:
      - url: https://mimir.example/prometheus/api/v1/read
        required_matchers: {project: shop}
    otlp:
      promote_resource_attributes: [service.name]
      translation_strategy: NoTranslation

    """

  static let rules = """
    groups:
      - name: api
        interval: 30s
        limit: 100
        query_offset: 1m
        labels: {team: shop}
        rules:
          - record: job:http_requests:rate5m
            expr: sum by (job) (rate(http_requests_total[5m]))
            labels: {level: job}
          - alert: ApiErrors
            expr: |
              sum(rate(http_requests_total{code=~"5.."}[5m]))
                /
              sum(rate(http_requests_total[5m])) > 0.05
            for: 10m
            keep_firing_for: 5m
            labels: {severity: critical, empty: }
            annotations:
              summary: "{{ $value | humanizePercentage }} of requests fail"
              description: |-
                First line: with a colon
                Second line # no comment

    """

  static let ruleTests = """
    rule_files: [../alert_rules.yml]
    evaluation_interval: 1m
    group_eval_order: [api]
    fuzzy_compare: true
    tests:
      - name: fires
        interval: 1m
        input_series:
          - series: http_requests_total{code="500"}
            values: 0+10x20 _x5 stale
        external_labels: {project: shop}
        external_url: https://prometheus.example
        start_timestamp: 2026-01-01T00:00:00Z
        alert_rule_test:
          - eval_time: 15m
            alertname: ApiErrors
            exp_alerts:
              - exp_labels: {severity: critical}
                exp_annotations: {summary: 100% of requests fail}
        promql_expr_test:
          - expr: job:http_requests:rate5m
            eval_time: 10m
            exp_samples:
              - labels: job:http_requests:rate5m{job="api"}
                value: 0.16666666666666666
              - value: .nan
              - value: .inf
              - labels: '{}'
                histogram: '{{schema:0 sum:3 count:22}}'

    """

  static let alertmanager = """
    global:
      resolve_timeout: 5m
      smtp_smarthost: mail:587
      smtp_from: alerts@shop.example
      smtp_auth_password_file: /run/secrets/smtp
      smtp_require_tls: true
      slack_api_url_file: /run/secrets/slack
      http_config: {follow_redirects: false}
    templates: [/etc/alertmanager/templates/*.tmpl]
    route:
      receiver: default
      group_by: [alertname, service]
      group_wait: 30s
      group_interval: 5m
      repeat_interval: 4h
      routes:
        - matchers: [severity="critical", team=~"shop|core"]
          receiver: pager
          continue: true
          mute_time_intervals: [nights]
          routes:
            - match: {service: db}
              receiver: everywhere
    inhibit_rules:
      - name: critical-over-warning
        source_matchers: [severity="critical"]
        target_matchers: [severity="warning"]
        equal: [alertname]
    time_intervals:
      - name: nights
        time_intervals:
          - times: [{start_time: '20:00', end_time: '24:00'}]
            weekdays: ['monday:friday', sunday]
            days_of_month: ['1:5', '-3:-1']
            months: ['1:3', may]
            years: ['2026:2027']
            location: Europe/Berlin
    receivers:
      - name: default
      - name: pager
        pagerduty_configs:
          - routing_key_file: /run/secrets/pagerduty
            severity: '{{ .CommonLabels.severity }}'
            details: {firing: '{{ .Alerts.Firing | len }}'}
            links: [{href: https://runbooks, text: Runbooks}]
        opsgenie_configs:
          - api_key: k
            responders: [{name: shop, type: team}]
      - name: everywhere
        email_configs:
          - to: a@shop.example, b@shop.example
            headers: {Subject: '[{{ .Status }}] {{ .GroupLabels.alertname }}'}
            html: |
              <b>{{ .Status }}</b>
              <p>{{ range .Alerts }}{{ .Annotations.summary }}{{ end }}</p>
            threading: {enabled: true, thread_by_date: daily}
        slack_configs:
          - channel: '#alerts'
            send_resolved: true
            title: '{{ template "slack.title" . }}'
            fields: [{title: a, value: b, short: true}]
            actions:
              - {type: button, text: Silence, url: https://x, confirm: {text: sure?, ok_text: yes}}
        webhook_configs:
          - url: http://sink:8080/
            max_alerts: 0
            http_config: {authorization: {credentials_file: /run/secrets/sink}}
        msteamsv2_configs: [{webhook_url_file: /run/secrets/teams, title: a, text: b}]
        telegram_configs: [{bot_token_file: /run/secrets/bot, chat_id: -100123, parse_mode: ''}]
        discord_configs: [{webhook_url_file: /run/secrets/discord, content: c}]
        sns_configs: [{topic_arn: arn, sigv4: {region: eu-central-1}, attributes: {a: b}}]
        pushover_configs: [{user_key: a, token: b, retry: 1m, expire: 1h}]
        victorops_configs: [{routing_key: a, api_key_file: b}]
        webex_configs: [{room_id: a, http_config: {authorization: {credentials: b}}}]
        wechat_configs: [{api_secret: a, corp_id: b, message_type: markdown}]
        jira_configs: [{project: OPS, issue_type: Bug, labels: [a], fields: {x: {y: 1}}}]
        rocketchat_configs: [{channel: a, token: b, token_id: c}]
        mattermost_configs: [{webhook_url: "https://a", fields: [{title: b, value: c}]}]
        incidentio_configs: [{url: "https://a", alert_source_token_file: b}]
        msteams_configs: [{webhook_url: "https://a", summary: b}]

    """
}
