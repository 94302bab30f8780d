/// The settings of `kibana.yml` (9.5).
package enum KibanaSchema: SettingsSchema {
  /// The first half of the findings' ids.
  package static let family = "kibana"

  /// The settings that a bundle uses, and every documented family.
  package static let table = SettingsTable(
    server + elasticsearch + other,
    families: [
      "account", "actions", "alerting", "apm_oss", "authentication", "banners", "cases", "console",
      "core", "coreApp", "csp", "dashboard", "data", "discover", "elastic", "elasticsearch",
      "enterpriseSearch", "execution_context", "externalUrl", "feature_flags", "features", "files",
      "fleet", "guidedOnboarding", "home", "http2", "i18n", "input_control_vis",
      "interactiveSetup", "kibana", "logging", "map", "maps", "metrics_data_access", "migrations",
      "mlr", "monitoring", "monitoring_collection", "newsfeed", "node", "notifications", "ops",
      "path", "permissionsPolicy", "pid", "plugins", "pluginInitializer", "profiler",
      "reporting", "rendering", "savedObjects", "saved_objects_tagging", "security",
      "securityPolicy", "server", "share", "sharedUX", "status", "tagcloud", "task_manager",
      "telemetry", "timelion", "uiActions", "uiMetric", "uiSettings", "unifiedSearch", "unsafe",
      "usageCollection", "vis_type_table", "vis_type_timeseries", "vis_type_timelion",
      "vis_type_vega", "visTypeXy", "workplaceSearch", "workflows", "workflowsExecutionEngine",
      "xpack", "dev", "opsMetrics", "observability", "aiAssistantManagementSelection",
    ] + pluginFamilies, truth: .core)

  /// Settings of plugins that others make: they are there where the plugin is installed.
  private static let pluginFamilies = [
    "opendistro_security", "searchguard", "readonlyrest_kbn", "elastalert-kibana-plugin", "wazuh",
  ]

  private static let server: [SettingsTable.Known] = [
    .init("server.name", .text, "Name of this Kibana."),
    .init("server.host", .text, "Address that is bound."),
    .init("server.port", .integer, "Port."),
    .init("server.basePath", .text, "Path behind a proxy."),
    .init("server.rewriteBasePath", .flag, "Whether Kibana takes that path away."),
    .init("server.publicBaseUrl", .text, "Address under which users reach it."),
    .init("server.shutdownTimeout", .duration, "Time for requests to end."),
    .init("server.maxPayload", .integer, "Largest body, in bytes."),
    .init("server.ssl.enabled", .flag, "Whether TLS is spoken."),
    .init("server.ssl.certificate", .text, "File with the certificate."),
    .init("server.ssl.key", .text, "File with the key."),
    .init("server.ssl.certificateAuthorities", .texts, "Files with the authorities."),
    .init("server.ssl.supportedProtocols", .texts, "Versions of TLS."),
  ]

  private static let elasticsearch: [SettingsTable.Known] = [
    .init("elasticsearch.hosts", .texts, "Addresses of Elasticsearch."),
    .init("elasticsearch.username", .text, "User."),
    .init("elasticsearch.password", .text, "Password."),
    .init("elasticsearch.serviceAccountToken", .text, "Token in place of user and password."),
    .init("elasticsearch.requestTimeout", .duration, "How long a request may take."),
    .init("elasticsearch.pingTimeout", .duration, "How long a sign of life may take."),
    .init("elasticsearch.requestHeadersWhitelist", .texts, "Headers that are handed on."),
    .init("elasticsearch.ssl.certificateAuthorities", .texts, "Files with the authorities."),
    .init("elasticsearch.ssl.certificate", .text, "File with the own certificate."),
    .init("elasticsearch.ssl.key", .text, "File with its key."),
    .init(
      "elasticsearch.ssl.verificationMode", .choice(["full", "certificate", "none"]),
      "How far the certificate is checked."),
  ]

  private static let other: [SettingsTable.Known] = [
    .init("xpack.security.encryptionKey", .text, "Key of the sessions, 32 characters at least."),
    .init("xpack.encryptedSavedObjects.encryptionKey", .text, "Key of saved secrets."),
    .init("xpack.reporting.encryptionKey", .text, "Key of reports."),
    .init("xpack.security.session.idleTimeout", .duration, "When an idle session ends."),
    .init("xpack.security.session.lifespan", .duration, "When any session ends."),
    .init("xpack.fleet.enabled", .flag, "Whether agents are managed."),
    .init("xpack.fleet.agents.enabled", .flag, "Whether agents are managed."),
    .init("telemetry.enabled", .flag, "Whether usage is told."),
    .init("telemetry.optIn", .flag, "Whether usage is told."),
    .init("telemetry.allowChangingOptInStatus", .flag, "Whether users decide that."),
    .init("newsfeed.enabled", .flag, "Whether news are fetched."),
    .init("monitoring.ui.container.elasticsearch.enabled", .flag, "Whether containers are shown."),
    .init("monitoring.ui.container.logstash.enabled", .flag, "Whether containers are shown."),
    .init("status.allowAnonymous", .flag, "Whether anybody may ask for the status."),
    .init("logging.root.level", .text, "What is logged."),
    .init("i18n.locale", .text, "Language."),
    .init("path.data", .text, "Folder of the data."),
    .init("pid.file", .text, "File with the process."),
    .init("csp.strict", .flag, "Whether old browsers are refused."),
    .init("map.includeElasticMapsService", .flag, "Whether maps are fetched."),
  ]
}
