import BelfryCheck
import BelfrySource
import Testing

/// What files are taken for, and what of that is said once.
@Suite("Files that other files name")
struct KnownFileTests {
  private func check(_ files: [(String, String)]) -> [[String]] {
    let sources = files.map { SourceFile(path: $0.0, text: $0.1) }
    let results = FileChecker.check(sources, paths: Set(files.map(\.0)))
    return results.map { result in
      (result.isKnown ? [] : ["unknown"])
        + result.diagnostics.filter { $0.severity == .error }.map(\.id)
    }
  }

  @Test(
    "A fault of syntax is reported once",
    arguments: [
      "a.yml", "prometheus.yml", "compose.yaml", "alertmanager.yml", "filebeat.yml", "a.json",
    ])
  func once(path: String) {
    let text = path == "a.json" ? #"{"panels": [{]}, "title": "t"}"# : "groups: [b {c}]\n"
    let found = FileChecker.check(SourceFile(path: path, text: text)).diagnostics
    #expect(found.count { $0.id.hasSuffix("/syntax") } == 1, "\(found)")
  }

  @Test("Keys with 'x-' are the author's own in profiles and Compose files, and nowhere else")
  func extensions() {
    let found = check([
      ("belfry.yaml", "project: a\nx-own: 1\nservices: {b: {metrics: 'b:80', x-own: 1}}\n"),
      ("compose.yaml", "x-own: 1\nservices: {b: {image: x, x-own: {a: 2026-01-01}}}\n"),
      ("prometheus.yml", "scrape_configs: [{job_name: a, x-own: 1}]\nx-own: 1\n"),
    ])
    #expect(found == [[], [], ["yaml/unknown-key", "yaml/unknown-key"]])
  }

  @Test("A list of rules is known where a configuration reads it")
  func bareRules() {
    let rules = "- alert: A\n  expr: up == 0\n"
    let found = check([
      ("prometheus.yml", "rule_files: [rules/*.yml]\nscrape_configs: []\n"),
      ("rules/a.yml", rules), ("values/b.yml", rules),
    ])
    #expect(found[1] == ["yaml/wrong-type"])
    #expect(found[2] == ["unknown"])
  }

  @Test("Groups without rules are known by the file's name, and groups of something else are not")
  func groups() {
    let found = check([
      ("a.rules.yml", "groups:\n  - name: a\nrules:\n  - {record: b, expr: up}\n"),
      ("alerts/people.yml", "groups: [{name: a, rulez: []}]\nmore: 1\n"),
      ("alert-people.yml", "groups: [{id: a}]\nmembers: [b]\n"),
      ("team_test.yml", "rule_files: [a.rules.yml]\ntets: []\n"),
    ])
    #expect(found[0] == ["yaml/unknown-key"])
    #expect(found[1] == ["unknown"] && found[2] == ["unknown"])
    #expect(found[3] == ["yaml/unknown-key"])
  }

  @Test("Targets with a slip are known by the configuration that names them")
  func targets() {
    let config = "scrape_configs: [{job_name: a, file_sd_configs: [{files: [t/*.yml]}]}]\n"
    let found = check([
      ("prometheus.yml", config), ("t/a.yml", "- target: [a:1]\n"), ("o/a.yml", "- target: [a]\n"),
    ])
    #expect(found[1] == ["yaml/unknown-key"])
    #expect(found[2] == ["unknown"])
  }

  @Test("Settings of a server's answers are known by the flag")
  func web() {
    let compose = """
      services:
        node-exporter:
          image: prom/node-exporter:v1.12.1
          command: ["--web.config.file", /etc/w.yml]
          volumes: ["./w.yml:/etc/w.yml:ro"]

      """
    let found = check([("compose.yaml", compose), ("w.yml", "rate_limits: {burst: 1}\n")])
    #expect(found[1] == ["yaml/unknown-key"])
  }

  @Test("Rules may have a file name of their own; those of other programs are left alone")
  func rules() {
    #expect(FileChecker.isCandidate("prometheus/alert.rules"))
    let config = "rule_files: [alert.rules]\nscrape_configs: []\n"
    let good = "groups: [{name: a, rules: [{record: 'a:b', expr: up}]}]\n"
    let found = check([
      ("prometheus.yml", config), ("alert.rules", good), ("udev.rules", "A==\"b\n"),
    ])
    #expect(found == [[], [], ["unknown"]])
  }

  @Test(
    "Files of other programs are not taken for those whose names or keys they share",
    arguments: [
      ("promtail.yml", "positions: {filename: /p}\nscrape_configs: [{job_name: a}]\n"),
      ("prometheus.yml", "clients: [{url: 'http://l/'}]\nscrape_configs: [{job_name: a}]\n"),
      ("agent.yml", "scrape_configs: [{job_name: a, pipeline_stages: [{cri: {}}]}]\n"),
      ("prometheus.yaml", "server: {retention: 15d}\nalertmanager: {enabled: true}\n"),
      ("alertmanager.yaml", "replicaCount: 2\nconfig: {route: {receiver: a}}\n"),
      (
        "docker-compose.yml",
        "name: build\non: [push]\njobs: {a: {runs-on: x, steps: [{run: docker compose up}]}}\n"
      ),
      ("rules.yml", "namespace: a\ngroups: [{name: a, rules: [{record: 'a:b', expr: up}]}]\n"),
      ("rules.yml", "groups: [{name: a, concurrency: 2, rules: [{record: 'a:b', expr: up}]}]\n"),
    ])
  func others(path: String, text: String) {
    #expect(check([(path, text)]) == [["unknown"]])
  }

  @Test("Slips in a file that is called after its program are found all the same")
  func slips() {
    let found = check([
      ("prometheus.yml", "scrape_config: []\n"), ("alertmanager.yml", "rout: {}\n"),
    ])
    #expect(found[0].contains("yaml/unknown-key") && found[1].contains("yaml/unknown-key"))
  }

  @Test(
    "Queries that only Loki understands are not read as PromQL",
    arguments: [
      ("{app=\\\"x\\\"}\\n  | json", false), ("{app=\\\"x\\\"} != `y`", false),
      ("rate({app=\\\"x\\\"} |= \\\"e\\\" [5m])", false), ("{app=~\\\"x|y\\\"} !", true),
      ("up{a=\\\"|\\\"} !=", true),
    ])
  func logQL(query: String, isReported: Bool) {
    let text = """
      {"title": "t", "uid": "u", "panels": [{"id": 1, "type": "logs", "title": "p",
        "gridPos": {"x": 0, "y": 0, "w": 4, "h": 4}, "targets": [{"expr": "\(query)"}]}]}
      """
    let found = FileChecker.check(SourceFile(path: "board.json", text: text)).diagnostics
    #expect(found.contains { $0.id == "grafana/query-invalid" } == isReported, "\(found)")
  }

  @Test(
    "Others of a file are counted in words that fit",
    arguments: [(1, nil), (2, "has 1 other in"), (3, "have 2 others in")])
  func others(count: Int, words: String?) {
    let rules = (0..<count).map { "{alert: A\($0), expr: up == \($0), for: 1m}" }
    let text = "groups: [{name: a, rules: [\(rules.joined(separator: ", "))]}]\n"
    let found = FileChecker.check(SourceFile(path: "rules.yml", text: text)).diagnostics
    let message = found.first { $0.id == "rules/no-severity" }?.message
    #expect(message == "'A0' has no severity" + (words.map { ", as \($0) this file" } ?? ""))
  }
}
