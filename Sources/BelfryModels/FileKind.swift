package import BelfrySource
package import BelfryYAML

/// The kinds of files that can be checked.
package enum FileKind: String, CaseIterable, Sendable {
  case prometheusConfig
  /// Targets that `file_sd_configs` names.
  case targetList
  /// TLS and users of servers, behind `--web.config.file`.
  case webConfig
  case rules
  case ruleTests
  case alertmanagerConfig
  case grafanaDatasources
  case grafanaDashboardProviders
  case grafanaDashboard
  case grafanaAlerting
  case grafanaSettings
  case compose
  case blackbox
  case filebeat
  case logstashSettings
  case logstashPipelines
  case elasticsearchSettings
  case kibanaSettings
  case lifecyclePolicy
  case indexTemplate
  case otelCollector
}

extension FileKind {
  /// What the files are, in words with their article.
  package var title: String {
    switch self {
    case .prometheusConfig: "a configuration of Prometheus"
    case .targetList: "targets of Prometheus"
    case .webConfig: "TLS and users of Prometheus or an exporter"
    case .rules: "a rule file of Prometheus"
    case .ruleTests: "a file with unit tests of rules"
    case .alertmanagerConfig: "a configuration of Alertmanager"
    case .grafanaDatasources: "datasources of Grafana"
    case .grafanaDashboardProviders: "dashboard providers of Grafana"
    case .grafanaDashboard: "a dashboard of Grafana"
    case .grafanaAlerting: "alert rules, contact points or policies of Grafana"
    case .grafanaSettings: "settings of Grafana"
    case .compose: "a Compose file"
    case .blackbox: "a configuration of the blackbox exporter"
    case .filebeat: "settings of Filebeat"
    case .logstashSettings: "settings of Logstash"
    case .logstashPipelines: "pipelines of Logstash"
    case .elasticsearchSettings: "settings of Elasticsearch"
    case .kibanaSettings: "settings of Kibana"
    case .lifecyclePolicy: "a lifecycle policy of Elasticsearch"
    case .indexTemplate: "an index template of Elasticsearch"
    case .otelCollector: "a configuration of an OpenTelemetry collector"
    }
  }

  /// Decodes every document and returns what was found, the parser's findings first.
  package func check(_ documents: ParsedDocuments) -> [Diagnostic] { read(documents).found }

  /// The same, with keys whose versions are known.
  package func read(
    _ documents: ParsedDocuments
  ) -> (found: [Diagnostic], dated: [DatedKey]) {
    var context = DecodeContext(file: documents.file.path)
    for root in documents.roots where !root.isNull { decode(root, &context) }
    return (documents.diagnostics + fileFaults(documents) + context.diagnostics, context.dated)
  }

  /// What the program has against a file before it looks at its keys.
  func fileFaults(_ documents: ParsedDocuments) -> [Diagnostic] {
    guard documents.roots.allSatisfy(\.isNull), !documents.diagnostics.hasErrors, let least else {
      return libraryFaults(documents)
    }
    let empty = Diagnostic(
      "yaml/missing-key", .error, "the file is empty", help: least, file: documents.file.path,
      at: Span(0, 0))
    return libraryFaults(documents) + [empty]
  }

  /// What a file needs at least, where the program refuses one in which nothing stands.
  private var least: String? {
    switch self {
    case .alertmanagerConfig: "Alertmanager needs 'route' and 'receivers'"
    case .compose: "Compose needs 'services' or 'include'"
    case .blackbox: "the exporter needs 'modules'"
    default: nil
    }
  }

  private func decode(_ root: Node, _ context: inout DecodeContext) {
    switch self {
    case .prometheusConfig: _ = PrometheusConfig.decode(root, &context)
    case .targetList: _ = TargetList.decode(root, &context)
    case .webConfig: _ = WebConfig.decode(root, &context)
    case .rules: _ = RuleFile.decode(root, &context)
    case .ruleTests: _ = RuleTestFile.decode(root, &context)
    case .alertmanagerConfig: _ = AlertmanagerConfig.decode(root, &context)
    case .grafanaDatasources: _ = DatasourceFile.decode(root, &context)
    case .grafanaDashboardProviders: _ = ProviderFile.decode(root, &context)
    case .grafanaDashboard: _ = Dashboard.decode(root, &context)
    case .grafanaAlerting: _ = GrafanaAlertingFile.decode(root, &context)
    case .grafanaSettings: _ = GrafanaSettings.decode(root, &context)
    case .compose: _ = ComposeFile.decode(root, &context)
    case .blackbox: _ = BlackboxConfig.decode(root, &context)
    case .filebeat: _ = SettingsFile<FilebeatSchema>.decode(root, &context)
    case .logstashSettings: _ = SettingsFile<LogstashSchema>.decode(root, &context)
    case .logstashPipelines: _ = SettingsList<LogstashPipelineSchema>.decode(root, &context)
    case .elasticsearchSettings: _ = SettingsFile<ElasticsearchSchema>.decode(root, &context)
    case .kibanaSettings: _ = SettingsFile<KibanaSchema>.decode(root, &context)
    case .lifecyclePolicy: _ = LifecyclePolicy.decode(root, &context)
    case .indexTemplate: _ = IndexTemplate.decode(root, &context)
    case .otelCollector: _ = OtelConfig.decode(root, &context)
    }
  }
}
