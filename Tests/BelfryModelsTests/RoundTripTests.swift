import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryModels

@Suite("Files of every kind")
struct RoundTripTests {
  static let kinds = Fixtures.all.map(\.kind)

  @Test("There is a file of every kind")
  func complete() {
    #expect(Self.kinds == FileKind.allCases)
  }

  @Test("What is read, written and read again stays the same", arguments: FileKind.allCases)
  func roundTrip(_ kind: FileKind) throws {
    let fixture = try #require(Fixtures.all.first { $0.kind == kind })
    let written = try kind.roundTrip(fixture.text, json: fixture.path.hasSuffix(".json"))
    #expect(!written.isEmpty)
  }

  @Test("Kinds are told from contents alone", arguments: FileKind.allCases)
  func contents(_ kind: FileKind) throws {
    let fixture = try #require(Fixtures.all.first { $0.kind == kind })
    let root = try #require(parsed(fixture).roots.first)
    #expect(FileKind.recognise(path: fixture.path, root: root) == kind)
    #expect(FileKind.recognise(path: "some/file.yml", root: root) == kind)
  }

  @Test(
    "Kinds are told from names where contents leave a choice",
    arguments: [
      ("prometheus.yml", "global: {}", .prometheusConfig),
      ("alertmanager/alertmanager.yml", "route: {receiver: a}", .alertmanagerConfig),
      ("docker-compose.override.yml", "networks: {a: }", .compose),
      ("compose.yaml", "services: {}", .compose),
      ("kibana.yml", "i18n.locale: de", .kibanaSettings),
      ("elasticsearch.yml", "", .elasticsearchSettings),
      ("provisioning/dashboards/x.yml", "apiVersion: 1", .grafanaDashboardProviders),
      ("x.yml", "groups: []", .rules), ("x.yml", "groups: [{name: a, rules: []}]", .rules),
      (
        "x.json", #"{"apiVersion": "dashboard.grafana.app/v2", "kind": "Dashboard", "spec": {}}"#,
        .grafanaDashboard
      ),
      ("x.json", #"{"elements": {}, "layout": {}}"#, .grafanaDashboard),
      ("x.json", #"{"dashboard": {"title": "a", "panels": []}}"#, .grafanaDashboard),
      ("x.yml", "groups: [{name: a, folder: b, rules: []}]", .grafanaAlerting),
      ("x.yml", "policies: [{receiver: a}]", .grafanaAlerting),
      ("prometheus.yaml", "{apiVersion: apps/v1, kind: Deployment}", .none),
      ("prometheus.yml", "- a", .prometheusConfig), ("compose.yaml", "a", .compose),
      ("x.yml", "group: [{name: a, rules: [{alert: A, expr: up}]}]", .rules),
      ("x.yml", "a: [{rules: [{allow: all}]}]", .none), ("x.yml", "a: 1", .none),
      ("x.yml", "- a", .none), ("x.yml", "", .none),
      ("values.yml", "services: {api: {metrics: x}}", .none),
      ("x.yml", "{apiVersion: v1, kind: List, groups: [{rules: []}]}", .none),
    ] as [(String, String, FileKind?)])
  func names(path: String, text: String, kind: FileKind?) {
    let parsed = parseYAML(SourceFile(path: path, text: text))
    #expect(FileKind.recognise(parsed) == kind)
  }

  @Test("No piece of a file stops the reading", arguments: FileKind.allCases)
  func pieces(_ kind: FileKind) throws {
    let fixture = try #require(Fixtures.all.first { $0.kind == kind })
    let bytes = Array(fixture.text.utf8)
    var read = 0
    for end in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 60)) {
      let file = SourceFile(path: fixture.path, bytes: Array(bytes[..<end]))
      let parsed = fixture.path.hasSuffix(".json") ? parseJSON(file) : parseYAML(file)
      let found = kind.check(parsed)
      read += 1
      #expect(found.allSatisfy { ($0.span?.end ?? 0) <= end })
    }
    #expect(read > 50)
  }

  @Test("Every file can be taken for every kind", arguments: FileKind.allCases)
  func mistaken(_ kind: FileKind) {
    for fixture in Fixtures.all where fixture.kind != kind {
      let found = kind.check(parsed(fixture))
      let tolerant: [FileKind] = [.grafanaDashboard, .grafanaSettings, .elasticsearchSettings]
      let isTolerant = tolerant.contains(kind)
      #expect(!found.isEmpty || isTolerant, "\(fixture.kind) as \(kind)")
    }
  }

  private func parsed(_ fixture: (kind: FileKind, path: String, text: String)) -> ParsedDocuments {
    let file = SourceFile(path: fixture.path, text: fixture.text)
    return fixture.path.hasSuffix(".json") ? parseJSON(file) : parseYAML(file)
  }
}

extension FileKind {
  fileprivate func roundTrip(_ text: String, json: Bool) throws -> String {
    switch self {
    case .prometheusConfig: try expectRoundTrip(PrometheusConfig.self, text, json: json)
    case .targetList: try expectRoundTrip(TargetList.self, text, json: json)
    case .webConfig: try expectRoundTrip(WebConfig.self, text, json: json)
    case .rules: try expectRoundTrip(RuleFile.self, text, json: json)
    case .ruleTests: try expectRoundTrip(RuleTestFile.self, text, json: json)
    case .alertmanagerConfig: try expectRoundTrip(AlertmanagerConfig.self, text, json: json)
    case .grafanaDatasources: try expectRoundTrip(DatasourceFile.self, text, json: json)
    case .grafanaDashboardProviders: try expectRoundTrip(ProviderFile.self, text, json: json)
    case .grafanaDashboard: try expectRoundTrip(Dashboard.self, text, json: json)
    case .grafanaAlerting: try expectRoundTrip(GrafanaAlertingFile.self, text, json: json)
    case .grafanaSettings: try expectRoundTrip(GrafanaSettings.self, text, json: json)
    case .compose: try expectRoundTrip(ComposeFile.self, text, json: json)
    case .blackbox: try expectRoundTrip(BlackboxConfig.self, text, json: json)
    case .filebeat: try expectRoundTrip(SettingsFile<FilebeatSchema>.self, text, json: json)
    case .logstashSettings: try expectRoundTrip(SettingsFile<LogstashSchema>.self, text)
    case .logstashPipelines: try expectRoundTrip(SettingsList<LogstashPipelineSchema>.self, text)
    case .elasticsearchSettings: try expectRoundTrip(SettingsFile<ElasticsearchSchema>.self, text)
    case .kibanaSettings: try expectRoundTrip(SettingsFile<KibanaSchema>.self, text)
    case .lifecyclePolicy: try expectRoundTrip(LifecyclePolicy.self, text, json: json)
    case .indexTemplate: try expectRoundTrip(IndexTemplate.self, text, json: json)
    case .otelCollector: try expectRoundTrip(OtelConfig.self, text, json: json)
    }
  }
}
