import BelfryCheck
import BelfrySource
import Testing

@Suite("Odd values end in findings or in silence")
struct OddValueTests {
  /// Values that stand where texts, numbers, lists or mappings are meant.
  static let values = [
    "", "~", "\"\"", "\"@\"", "\":\"", "\"/\"", "\"::\"", "\"-\"", "\"=\"", "[]", "{}", "[~]",
    "[[]]", "[\"\"]", "{a: }", "-1", "0", "99999999999999999999", "9223372036854775807", "1e309",
    ".nan", "true", "\"${\"", "\"{{\"", "\"a:b:c:d:e\"", "漢字",
  ]

  static let templates: [(path: String, text: String)] = [
    (
      "compose.yaml",
      "services:\n  prometheus: {image: $, ports: [$], volumes: [$], command: [$]}\n"
    ),
    (
      "compose.yaml",
      "services:\n  a: {image: \"prom/prometheus:v3\", environment: $, depends_on: $, networks: $}\n"
    ),
    (
      "compose.yaml",
      "services:\n  a: {image: cadvisor, mem_limit: $, healthcheck: {test: $}, secrets: [$]}\n"
    ),
    ("prometheus.yml", "scrape_configs:\n  - {job_name: $, static_configs: [{targets: [$]}]}\n"),
    ("prometheus.yml", "global: {scrape_interval: $}\nremote_write: [{url: $}]\n"),
    ("alertmanager.yml", "route: {receiver: $, routes: [$]}\nreceivers: [{name: $}]\n"),
    ("alertmanager.yml", "route: {receiver: a, group_wait: $}\nreceivers: $\ninhibit_rules: [$]\n"),
    ("rules.yml", "groups:\n  - {name: $, interval: $, rules: [{alert: $, expr: $, for: $}]}\n"),
    ("filebeat.yml", "filebeat.inputs: [{type: $, paths: $}]\noutput.elasticsearch: {hosts: $}\n"),
    (
      "datasources.yaml",
      "apiVersion: 1\ndatasources: [{name: $, type: prometheus, url: $, jsonData: $}]\n"
    ),
    ("targets.yml", "- {targets: [$], labels: {a: $}}\n- {targets: $, labels: $}\n"),
    (
      "web.yml",
      "tls_server_config: {cert_file: $, cipher_suites: [$]}\nbasic_auth_users: {a: $}\n"
    ),
    (
      "rules_test.yml",
      "rule_files: [$]\ntests: [{input_series: [{series: $, values: $}], name: $}]\n"
    ),
    (
      "provisioning/alerting/t.yaml",
      "apiVersion: 1\ntemplates: [{name: $, template: $}]\ncontactPoints: [{receivers: [$]}]\n"
    ),
    ("otel.yaml", "receivers: {otlp: $}\nexporters: $\nservice: {pipelines: {traces: $}}\n"),
  ]

  @Test("Every value at every place", arguments: templates.indices)
  func everywhere(index: Int) {
    let (path, text) = Self.templates[index]
    for value in Self.values {
      let file = SourceFile(path: path, text: text.replacing("$", with: value))
      let other = SourceFile(
        path: "x/compose.yaml",
        text: "services: {prometheus: {image: \"prom/prometheus:v3.5.0\"}}\n")
      _ = Fixer([file, other], paths: [path, other.path])
    }
  }

  @Test("Numbers in dashboards may be of any size")
  func grid() {
    let panel =
      #"{"type":"stat","title":"a","gridPos":{"x":$,"y":$,"w":$,"h":$},"targets":[{"expr":"up"}]}"#
    for value in ["9223372036854775807", "-9223372036854775808", "1e308", "null", "\"1\"", "0.5"] {
      let one = panel.replacing("$", with: value)
      let file = SourceFile(
        path: "board.json",
        text: #"{"title":"a","schemaVersion":39,"panels":[\#(one),\#(one)]}"#)
      _ = Fixer([file])
    }
  }
}
