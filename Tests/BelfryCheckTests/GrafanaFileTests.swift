import BelfryCheck
import BelfrySource
import Testing

/// A provisioning file of Grafana, and the errors in its form.
struct GrafanaFileCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let path: String
  let text: String
  let errors: [String]

  init(_ name: String, _ path: String, _ text: String, _ errors: [String] = []) {
    testDescription = name
    self.path = path
    self.text = text
    self.errors = errors
  }
}

@Suite("Provisioning files of Grafana")
struct GrafanaFileTests {
  private static func datasource(_ keys: String) -> String {
    "apiVersion: 1\ndatasources:\n  - {name: a, type: prometheus, \(keys)}\n"
  }

  private static func provider(_ keys: String) -> String {
    "apiVersion: 1\nproviders:\n  - {name: a, \(keys)}\n"
  }

  static let cases: [GrafanaFileCase] = [
    GrafanaFileCase(
      "keys of version 0", "datasources.yml",
      """
      delete_datasources: [{name: b, org_id: 1}]
      datasources:
        - {name: a, type: prometheus, org_id: 1, is_default: true, json_data: {a: 1}, editable: yes}

      """),
    GrafanaFileCase(
      "keys of version 0 in version 1", "datasources.yml", datasource("is_default: true"),
      ["yaml/unknown-key"]),
    GrafanaFileCase(
      "providers of version 0", "dashboards/a.yml",
      "- {name: a, org_id: 1, folder: '', type: file, editable: on, options: {folder: /a}}\n"),
    GrafanaFileCase(
      "the old name of path", "dashboards/a.yml", provider("options: {folder: /a}")),
    GrafanaFileCase(
      "no path", "dashboards/a.yml", provider("options: {foldersFromFilesStructure: true}"),
      ["yaml/missing-key"]),
    GrafanaFileCase(
      "truth values", "dashboards/a.yml",
      provider("editable: 1, allowUiUpdates: 'T', options: {path: /a}")),
    GrafanaFileCase(
      "words that are no truth values", "dashboards/a.yml",
      provider("editable: yes, allowUiUpdates: on, options: {path: /a}"),
      ["yaml/wrong-type", "yaml/wrong-type"]),
    GrafanaFileCase(
      "access and organisation", "datasources.yml",
      datasource("access: server, orgName: Main") + "deleteDatasources: [{name: b, orgName: M}]\n"),
    GrafanaFileCase(
      "an interval at least", "datasources.yml", datasource("jsonData: {timeInterval: '>10s'}")),
    GrafanaFileCase(
      "an interval in seconds", "datasources.yml", datasource("jsonData: {timeInterval: '15'}")),
    GrafanaFileCase(
      "an interval that is a number", "datasources.yml", datasource("jsonData: {timeInterval: 15}"),
      ["grafana/bad-duration"]),
    GrafanaFileCase(
      "secrets of a contact point", "points.yml",
      """
      apiVersion: 1
      contactPoints:
        - name: a
          receivers: [{uid: a, type: slack, settings: {url: x}, secureSettings: {token: x}}]

      """, ["yaml/unknown-key"]),
  ]

  @Test("Errors in the form", arguments: cases)
  func form(_ sample: GrafanaFileCase) {
    let file = SourceFile(path: sample.path, text: sample.text)
    let found = FileChecker.check(file).diagnostics.filter {
      $0.severity == .error && ($0.id.hasPrefix("yaml/") || $0.id == "grafana/bad-duration")
    }
    #expect(found.map(\.id) == sample.errors, "\(found)")
  }

  @Test("A file of version 0 is told what Grafana does not read in it")
  func ignored() throws {
    let text = "datasources: [{name: a, type: prometheus, uid: a, orgId: 1, jsonData: {}}]\n"
    let found = FileChecker.check(SourceFile(path: "datasources.yml", text: text)).diagnostics
    let finding = try #require(found.first { $0.id == "grafana/provisioning-version" })
    #expect(finding.message == "without version 1 Grafana ignores 'uid', 'orgId', 'jsonData'")
    #expect(finding.severity == .warning)
  }

  @Test("Where secrets of a contact point belong")
  func secrets() throws {
    let text = """
      apiVersion: 1
      contactPoints:
        - name: a
          receivers: [{uid: a, type: webhook, settings: {url: x}, secureSettings: {password: x}}]

      """
    let found = FileChecker.check(SourceFile(path: "points.yml", text: text)).diagnostics
    let finding = try #require(found.first { $0.id == "yaml/unknown-key" })
    #expect(finding.help == "move what stands in it under 'settings'")
  }

  @Test("Providers without a version are refused")
  func refused() throws {
    let text = "providers: [{name: a, options: {path: /a}}]\n"
    let found = FileChecker.check(SourceFile(path: "providers.yml", text: text)).diagnostics
    let finding = try #require(found.first { $0.id == "grafana/provisioning-version" })
    #expect(finding.severity == .error)
    #expect(finding.fixes.first?.isSafe == true)
  }

  @Test(
    "What becomes of old panels",
    arguments: [
      (#""type": "graph""#, "timeseries"),
      (#""type": "graph", "xaxis": {"mode": "series"}"#, "barchart"),
      (#""type": "graph", "xaxis": {"mode": "series"}, "legend": {"values": true}"#, "bargauge"),
      (#""type": "graph", "xaxis": {"mode": "histogram"}"#, "histogram"),
      (#""type": "singlestat""#, "stat"),
    ])
  func converted(panel: String, kind: String) {
    let text = #"{"uid": "a", "title": "A", "schemaVersion": 16, "panels": [{"# + panel + "}]}"
    let found = FileChecker.check(SourceFile(path: "a.json", text: text)).diagnostics
    let message = found.first { $0.id == "grafana/deprecated-panel" }?.message
    #expect(message?.hasSuffix("Grafana converts it to '\(kind)'") == true, "\(found)")
  }
}
