package import BelfrySource
package import BelfryYAML

/// Grafana's own settings, `grafana.ini` (13): sections of keys.
///
/// Grafana ignores sections that it does not know, so that a misspelt one says nothing to anybody.
package struct GrafanaSettings: Sendable {
  /// The sections in the file's order.
  package var sections: OrderedMap<OrderedMap<AnyScalar>> = OrderedMap<OrderedMap<AnyScalar>>()

  /// Sections of `defaults.ini`.
  static let known: [String] = [
    "paths", "server", "database", "remote_cache", "dataproxy", "analytics", "security",
    "security.encryption", "snapshots", "dashboards", "datasources", "users", "auth",
    "auth.anonymous", "auth.basic", "auth.github", "auth.gitlab", "auth.google", "auth.azuread",
    "auth.okta", "auth.generic_oauth", "auth.grafana_com", "auth.grafananet", "auth.proxy",
    "auth.jwt", "auth.ldap", "auth.saml", "aws", "azure", "rbac", "smtp", "emails", "log",
    "log.console", "log.file", "log.syslog", "log.frontend", "quota", "alerting",
    "unified_alerting", "unified_alerting.screenshots", "unified_alerting.reserved_labels",
    "unified_alerting.state_history", "annotations", "annotations.dashboard", "annotations.api",
    "explore", "metrics", "metrics.environment_info", "metrics.graphite", "tracing.jaeger",
    "tracing.opentelemetry", "tracing.opentelemetry.jaeger", "tracing.opentelemetry.otlp",
    "external_image_storage", "external_image_storage.s3", "external_image_storage.webdav",
    "external_image_storage.gcs", "external_image_storage.azure_blob",
    "external_image_storage.local", "grafana_com", "grafana_net", "rendering", "panels", "plugins",
    "live", "enterprise", "feature_toggles", "date_formats", "expressions", "geomap",
    "navigation.app_sections", "navigation.app_standalone_pages", "sql_datasources",
    "support_bundles", "service_accounts", "secrets_manager", "public_dashboards", "help",
    "profile",
    "news", "query", "query_history", "storage", "search", "cloud_migration", "caching",
    "recorded_queries", "reporting", "auditing", "white_labeling", "team_sync", "license",
  ]
}

extension GrafanaSettings: Field {
  /// Reads the sections; of unknown ones only misspelt ones are reported.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> GrafanaSettings? {
    guard let sections = OrderedMap<OrderedMap<AnyScalar>>.decode(node, &context) else {
      return nil
    }
    let present = Set(sections.keys)
    for entry in sections.entries where !known.contains(entry.key.value) {
      guard let meant = nearest(to: entry.key.value, in: known), !present.contains(meant),
        let span = entry.key.span
      else { continue }
      context.report(
        "yaml/unknown-key", at: span, "unknown section '\(entry.key.value)'",
        help: "did you mean '\(meant)'?",
        fixes: [FixIt("rename it to '\(meant)'", edits: [.init(span, meant)], isSafe: false)])
    }
    var settings = GrafanaSettings()
    settings.sections = sections
    return settings
  }

  /// The sections.
  package func encode() -> Value? { sections.encode() }

  /// Sections of keys.
  package static var shape: Shape { .map(.map(.string)) }
}
