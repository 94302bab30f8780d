@testable import BelfryModels

extension FindingTests {
  static let cases: [FindingCase] =
    prometheus + rules + alertmanager + compose + others + refused

  private static let prometheus: [FindingCase] = [
    FindingCase(
      .prometheusConfig, "global:\n  scrape_interval: ⟦5⟧\n",
      "prometheus/bad-duration: '5' is not a duration; add a unit: '5s' or '5m'"),
    FindingCase(
      .prometheusConfig, "scrape_configs:\n  - ⟦⟦job-name⟧⟧: a\n",
      "yaml/missing-key: the key 'job_name' is missing here; add 'job_name:' with a text",
      "yaml/unknown-key: unknown key 'job-name'; did you mean 'job_name'?"),
    FindingCase(
      .prometheusConfig, "scrape_configs:\n  - job_name: ⟦''⟧\n",
      "yaml/missing-key: 'job_name' is empty; every scrape job needs a name of its own"),
    FindingCase(
      .prometheusConfig, "scrape_configs:\n  - job_name: é\n    scheme: ⟦htps⟧\n",
      "yaml/wrong-type: this is 'htps', but one of 'http', 'https' is wanted; "
        + "did you mean 'https'?"),
    FindingCase(
      .prometheusConfig,
      "scrape_configs:\n  - job_name: a\n    relabel_configs:\n      - action: ⟦kep⟧\n",
      "yaml/wrong-type: this is 'kep', but one of 'replace', 'keep', 'drop', 'keepequal', "
        + "'dropequal', 'hashmod', 'labelmap', 'labeldrop', 'labelkeep', 'lowercase', "
        + "'uppercase' is wanted; did you mean 'keep'?"),
    FindingCase(
      .prometheusConfig,
      "scrape_configs:\n  - job_name: a\n    static_configs:\n"
        + "      - targets: [a:1, ⟦'http://b:2/metrics'⟧]\n",
      "prometheus/bad-target: 'http://b:2/metrics' is not a host with a port; "
        + "write 'host:port'; scheme and path have keys of their own"),
    FindingCase(
      .prometheusConfig, "scrape_configs: ⟦jobs⟧\n",
      "yaml/wrong-type: this is 'jobs', but a list is wanted"),
    FindingCase(
      .prometheusConfig, "⟦[]⟧\n", "yaml/wrong-type: this is a list, but a mapping is wanted"),
    FindingCase(
      .prometheusConfig,
      "scrape_configs:\n  - job_name: a\n    basic_auth: {username: a, password: b}\n"
        + "    ⟦bearer_token⟧: x\n",
      "prometheus/conflicting-keys: 'bearer_token' and 'basic_auth' cannot stand together; "
        + "keep one of basic_auth, authorization, oauth2, bearer_token, bearer_token_file"),
    FindingCase(
      .prometheusConfig,
      "scrape_configs:\n  - job_name: a\n    body_size_limit: ⟦10⟧\n    sample_limit: ⟦-1⟧\n",
      "prometheus/bad-size: '10' is not a size; "
        + "write a number with a unit from B, KB, MB, GB, TB, PB, EB: '512MB'",
      "yaml/wrong-type: this is '-1', but a whole number from 0 is wanted"),
    FindingCase(
      .prometheusConfig, "rule_files: [ok/*.yml, ⟦'*/a.yml'⟧]\n",
      "prometheus/bad-path: '*/a.yml' has a wildcard before the last part of the path; "
        + "Prometheus takes '*' in the file's name only"),
    FindingCase(
      .prometheusConfig,
      "scrape_configs:\n  - job_name: a\n    dns_sd_configs: [{names: [a], port: ⟦70000⟧}]\n",
      "prometheus/bad-port: '70000' is not a port; ports go from 0 to 65535"),
    FindingCase(
      .prometheusConfig, "global:\n  external_labels:\n    ⟦''⟧: x\n",
      "prometheus/bad-label: '' is not a label name; "
        + "use letters, digits and '_', and no digit first"),
    FindingCase(
      .prometheusConfig,
      "scrape_configs:\n  - job_name: a\n    ⟦scrape_classic_histograms⟧: true\n"
        + "    ⟦namespaces⟧: {names: [b]}\n"
        + "    static_configs:\n      - targets: [a:1]\n        labels: {⟦''⟧: x}\n",
      "yaml/unknown-key: unknown key 'scrape_classic_histograms'; "
        + "this is 'always_scrape_classic_histograms' now",
      "yaml/unknown-key: unknown key 'namespaces'; write it under 'kubernetes_sd_configs'",
      "prometheus/bad-label: '' is not a label name; "
        + "use letters, digits and '_', and no digit first"),
    FindingCase(
      .prometheusConfig,
      "⟦scrape_interval⟧: 15s\nremote_write:\n  - url: https://a/b\n"
        + "    ⟦retry_on_http_429⟧: true\n",
      "yaml/unknown-key: unknown key 'scrape_interval'; write it under 'global'",
      "yaml/unknown-key: unknown key 'retry_on_http_429'; write it under 'queue_config'"),
  ]

  private static let rules: [FindingCase] = [
    FindingCase(
      .rules,
      "groups:\n  - name: g\n    rules:\n      - alert: A\n        expr: 1\n"
        + "        for: ⟦5 m⟧\n",
      "rules/bad-duration: '5 m' is not a duration; "
        + "write numbers with units from y, w, d, h, m, s, ms: '1h30m'"),
    FindingCase(
      .rules,
      "groups:\n  - name: g\n    rules:\n      - alert: A\n        expr: 1\n"
        + "        labels:\n        ⟦severity⟧: page\n",
      "yaml/unknown-key: unknown key 'severity'; write it under 'labels'"),
    FindingCase(
      .rules, "groups:\n  - name: g\n    rules:\n      - ⟦alert⟧: A\n",
      "yaml/missing-key: the key 'expr' is missing here; add 'expr:' with a text"),
    FindingCase(
      .rules,
      "groups:\n  - name: g\n    rules:\n      - record: a\n        ⟦alert⟧: B\n"
        + "        expr: 1\n",
      "rules/conflicting-keys: 'alert' and 'record' cannot stand together; "
        + "keep one of record, alert"),
    FindingCase(
      .rules,
      "groups:\n  - name: g\n    rules:\n      - record: a\n        expr: 1\n"
        + "        ⟦annotations⟧: {summary: x}\n",
      "rules/conflicting-keys: a recording rule cannot have 'annotations'; "
        + "remove it, or turn 'record' into 'alert'"),
    FindingCase(
      .rules,
      "groups:\n  - name: g\n    rules:\n      - alert: A\n        expr: 1\n"
        + "        labels: {⟦__name__⟧: x}\n",
      "rules/bad-label: '__name__' cannot be set as a label; "
        + "the name of the series is 'record' or 'ALERTS'"),
    FindingCase(
      .ruleTests,
      "rule_files: [a.yml]\ntests:\n  - interval: 1m\n"
        + "    alert_rule_test:\n      - ⟦eval_time⟧: 5m\n",
      "yaml/missing-key: the key 'alertname' is missing here; add 'alertname:' with a text"),
  ]

  private static let alertmanager: [FindingCase] = [
    FindingCase(
      .alertmanagerConfig,
      "route: {receiver: a}\nreceivers:\n  - name: a\n    email_configs:\n"
        + "      - to: ⟦'a@'⟧\n        ⟦subject⟧: x\n",
      "alertmanager/bad-address: 'a@' is not a mail address",
      "yaml/unknown-key: unknown key 'subject'; set it under 'headers': {Subject: …}"),
    FindingCase(
      .alertmanagerConfig,
      "route: {receiver: a, group_by: [⟦...⟧, a], repeat_interval: ⟦0s⟧}\n"
        + "receivers: [{name: a}]\n",
      "alertmanager/conflicting-keys: '...' cannot stand beside other labels; "
        + "keep '...' alone, or leave it out",
      "alertmanager/out-of-range: 'repeat_interval' cannot be zero; write '5m' or more"),
    FindingCase(
      .alertmanagerConfig,
      "route: {receiver: a}\nreceivers: [{name: a}]\ntime_intervals:\n  - name: n\n"
        + "    time_intervals:\n      - weekdays: [⟦'friday:monday'⟧]\n"
        + "        times: [{start_time: '17:00', end_time: ⟦'9:00'⟧}]\n",
      "alertmanager/bad-time: 'friday:monday' is not "
        + "a weekday or a range such as 'monday:friday'; a range does not go backwards",
      "alertmanager/bad-time: '9:00' is not a time of the day; "
        + "write '09:30'; the end of the day is '24:00'"),
    FindingCase(
      .alertmanagerConfig, "route: {⟦group_wait⟧: 30s}\nreceivers: [{name: a}]\n",
      "alertmanager/route-without-default: the root route has no receiver; "
        + "name the receiver of alerts that no other route takes"),
  ]

  private static let compose: [FindingCase] = [
    FindingCase(
      .compose, "services:\n  a:\n    image: a\n    ⟦enviroment⟧: {A: b}\n",
      "yaml/unknown-key: unknown key 'enviroment'; did you mean 'environment'?"),
    FindingCase(
      .compose, "services:\n  a:\n    image: ⟦1.5⟧\n",
      "yaml/wrong-type: this is the number '1.5', but a text is wanted; "
        + "put it in quotes: \"1.5\""),
    FindingCase(
      .compose, "services:\n  a:\n    image: a\n    ports: ['80:80', ⟦'99999:80'⟧, ⟦a⟧]\n",
      "compose/bad-port: '99999' is not a port; ports go from 0 to 65535",
      "compose/bad-port: 'a' is not a port; ports go from 0 to 65535"),
    FindingCase(
      .compose, "services:\n  a:\n    image: a\n    healthcheck: {test: x, interval: ⟦30⟧}\n",
      "yaml/wrong-type: this is the number '30', but a duration such as '1m30s' is wanted; "
        + "put it in quotes: \"30\""),
    FindingCase(
      .compose, "services:\n  a:\n    image: a\n    mem_limit: ⟦12q⟧\n    restart: no\n",
      "compose/bad-size: this is '12q', but a size such as '512m' is wanted"),
    FindingCase(
      .compose, "services:\n  a:\n    image: a\n    depends_on: {b: {⟦restart⟧: true}}\n",
      "yaml/missing-key: the key 'condition' is missing here; "
        + "add 'condition: service_healthy' or another condition"),
    FindingCase(
      .compose, "services:\n  a:\n    image: a\n    depends_on: {b: {condition: ⟦healthy⟧}}\n",
      "yaml/wrong-type: this is 'healthy', but one of 'service_started', 'service_healthy', "
        + "'service_completed_successfully' is wanted"),
    FindingCase(
      .compose, "services:\n  ⟦a b⟧:\n    image: a\n",
      "compose/bad-name: 'a b' is not a name; use letters, digits, '.', '-' and '_'"),
    FindingCase(
      .compose, "services:\n  a:\n    image: a\nvolumes:\n  v: {external: true, ⟦driver⟧: x}\n",
      "compose/conflicting-keys: 'driver' cannot stand beside 'external'; "
        + "remove it: what is external is made elsewhere"),
    FindingCase(
      .compose, "services:\n  ⟦a⟧:\n",
      "yaml/wrong-type: 'a' is empty, but a mapping is wanted"),
  ]

  private static let others: [FindingCase] = [
    FindingCase(
      .blackbox, "modules:\n  m:\n    prober: ⟦htp⟧\n    timeout: ⟦5⟧\n",
      "yaml/wrong-type: this is 'htp', but one of 'http', 'tcp', 'icmp', 'dns', 'grpc', 'unix' "
        + "is wanted; did you mean 'http'?",
      "blackbox/bad-duration: '5' is not a duration; add a unit: '5s'"),
    FindingCase(
      .otelCollector,
      "receivers: {otlp: }\n⟦processor⟧: {}\n"
        + "service:\n  pipelines:\n    traces:\n      receivers: ⟦otlp⟧\n"
        + "      processors: ${env:STEPS}\n    logs: ${file:logs.yaml}\n",
      "yaml/unknown-key: unknown key 'processor'; did you mean 'processors'?",
      "yaml/wrong-type: this is 'otlp', but a list is wanted"),
    FindingCase(
      .grafanaDatasources, "apiVersion: 1\ndatasources:\n  - ⟦name⟧: p\n    ⟦acces⟧: proxy\n",
      "yaml/missing-key: the key 'type' is missing here; add 'type:' with a text or a number",
      "yaml/unknown-key: unknown key 'acces'; did you mean 'access'?"),
    FindingCase(
      .grafanaDashboardProviders, "providers:\n  - ⟦name⟧: p\n",
      "yaml/missing-key: the key 'options' is missing here; add 'options:' with a mapping"),
    FindingCase(
      .grafanaDashboard,
      #"{"title": "t", "panels": [{"id": ⟦"one"⟧, "anything": 1}], ⟦"tgas"⟧: [], "odd": 2}"#,
      "yaml/wrong-type: this is 'one', but a whole number is wanted",
      "yaml/unknown-key: unknown key 'tgas'; did you mean 'tags'?"),
    FindingCase(
      .grafanaDashboard, #"{"dashboard": {"title": "t", "panels": [], "tags": ⟦1⟧}}"#,
      "yaml/wrong-type: this is '1', but a list is wanted"),
    FindingCase(
      .grafanaDatasources,
      "datasources:\n  - name: a\n    type: prometheus\n    jsonData:\n"
        + "      httpMethod: ⟦PST⟧\n      ⟦timeIntervall⟧: 15s\n      odd: 1\n",
      "yaml/wrong-type: this is 'PST', but one of 'GET', 'POST' is wanted; did you mean 'POST'?",
      "yaml/unknown-key: unknown key 'timeIntervall'; did you mean 'timeInterval'?"),
    FindingCase(
      .grafanaAlerting,
      "groups:\n  - ⟦name⟧: a\n    interval: ⟦60⟧\n    rules:\n      - uid: b\n        title: c\n"
        + "        condition: A\n        noDataState: ⟦Ok⟧\n        data: ⟦[]⟧\n",
      "yaml/missing-key: the key 'folder' is missing here; add 'folder:' with a text or a number",
      "grafana/bad-duration: this is '60', but a duration such as '1m30s' is wanted",
      "yaml/wrong-type: this is 'Ok', but one of 'NoData', 'Alerting', 'OK', 'KeepLast' is "
        + "wanted; did you mean 'OK'?",
      "yaml/missing-key: 'data' is empty; give the rule a query"),
    FindingCase(
      .grafanaSettings, "⟦auth.anonymos⟧: {enabled: true}\nown: {a: 1}\n",
      "yaml/unknown-key: unknown section 'auth.anonymos'; did you mean 'auth.anonymous'?"),
    FindingCase(
      .filebeat,
      "filebeat.inputs:\n  - type: filestream\n    id: a\n    parsers:\n"
        + "      - multiline: {⟦patern⟧: x}\noutput.logstash.hosts: [a:5044]\n⟦ouput.x⟧: 1\n",
      "yaml/unknown-key: unknown setting 'multiline.patern'; did you mean 'multiline.pattern'?",
      "yaml/unknown-key: the unknown setting 'ouput.x' is ignored; did you mean 'output'?"),
    FindingCase(
      .logstashSettings, "queue:\n  type: ⟦disk⟧\n  max_bytes: 1gb\n",
      "yaml/wrong-type: this is 'disk', but one of 'memory', 'persisted' is wanted"),
    FindingCase(
      .logstashPipelines, "- pipeline.id: a\n  ⟦pipeline.worker⟧: 2\n",
      "yaml/unknown-key: unknown setting 'pipeline.worker'; did you mean 'pipeline.workers'?"),
    FindingCase(
      .elasticsearchSettings,
      "cluster.name: a\nxpack:\n  security:\n    enabled: ⟦maybe⟧\n"
        + "xpack.security.http.ssl.enabled: true\n",
      "yaml/wrong-type: this is 'maybe', but true or false is wanted"),
    FindingCase(
      .kibanaSettings, "server.port: 5601\nserver:\n  ⟦port⟧: 5602\n⟦servr.name⟧: a\n",
      "kibana/duplicate: 'server.port' is set twice; "
        + "a dotted name and a nested one mean the same; remove one of the two",
      "yaml/unknown-key: unknown setting 'servr.name'; did you mean 'server.name'?"),
    FindingCase(
      .lifecyclePolicy,
      #"{"policy": {"phases": {"delete": {"min_age": ⟦"2 weeks"⟧, "actions": {"delete": {}}}}}}"#,
      "elastic/bad-duration: '2 weeks' is not a duration; "
        + "write one number with one unit of d, h, m, s, ms: '14d'"),
    FindingCase(
      .targetList, "- targets: [⟦''⟧]\n  ⟦label⟧: {a: b}\n- labels: {⟦''⟧: x}\n",
      "prometheus/bad-target: '' is not a host with a port; write 'host:port'",
      "yaml/unknown-key: unknown key 'label'; did you mean 'labels'?",
      "prometheus/bad-label: '' is not a label name; "
        + "use letters, digits and '_', and no digit first"),
    FindingCase(
      .webConfig,
      "tls_server_config:\n  ⟦⟦⟦client_ca_file⟧⟧⟧: ca.crt\n  cipher_suites: [⟦TLS_X⟧]\n"
        + "http_server_config:\n  headers: {X-Frame-Options: ⟦DENY⟧, ⟦Server⟧: x}\n"
        + "rate_limit: {interval: ⟦soon⟧}\n",
      "prometheus/missing: 'client_ca_file' needs 'client_auth_type' beside it; "
        + "add 'client_auth_type: RequireAndVerifyClientCert'",
      "yaml/missing-key: the key 'cert_file' or 'cert' is missing here; TLS is on: "
        + "see the other keys",
      "yaml/missing-key: the key 'key_file' or 'key' is missing here; TLS is on: "
        + "see the other keys",
      "yaml/wrong-type: this is 'TLS_X', but a cipher by Go's name is wanted",
      "yaml/wrong-type: this is 'DENY', but one of 'deny', 'sameorigin' is wanted; "
        + "did you mean 'deny'?",
      "yaml/unknown-key: unknown key 'Server'; known here: Content-Security-Policy, "
        + "X-Frame-Options, X-Content-Type-Options, X-XSS-Protection, Strict-Transport-Security",
      "prometheus/bad-duration: 'soon' is not a duration; write a number with a unit: '1s'"),
    FindingCase(
      .indexTemplate, #"{"index_patterns": ["a-*"], "priority": ⟦"high"⟧}"#,
      "yaml/wrong-type: this is 'high', but a whole number from 0 is wanted"),
  ]
}
