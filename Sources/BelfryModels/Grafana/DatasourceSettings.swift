/// Settings of datasources that Grafana's own plugins know (13, data source documentation).
///
/// Plugins may have more, so that of unknown keys only misspelt ones are reported.
package enum DatasourceSettings {
  /// Keys under `jsonData`, by plugin.
  package static func json(_ type: String) -> [String]? {
    guard let own = own[type] else { return nil }
    return own + (databases.contains(type) ? sql : http)
  }

  /// Whether a key holds a secret, which belongs under `secureJsonData`.
  package static func isSecret(_ key: String) -> Bool {
    secrets.contains(key)
      || key.hasPrefix("httpHeaderValue") && key.dropFirst(15).allSatisfy(\.isNumber)
  }

  /// Whether a key holds no secret, so that plugins look for it under `jsonData` alone.
  package static func isPlain(_ key: String) -> Bool {
    http.contains(key)
      || key.hasPrefix("httpHeaderName") && key.dropFirst(14).allSatisfy(\.isNumber)
  }

  /// Values that a key takes; nothing where they are open.
  package static func words(_ type: String, _ key: String) -> [String]? { words[type]?[key] }

  /// Keys whose value is a length of time such as `15s`.
  package static let durations: Set<String> = [
    "timeInterval", "incrementalQueryOverlapWindow", "queryTimeout",
  ]

  /// An interval as Grafana reads it: seconds where no unit stands, perhaps behind '>'.
  package static func interval(_ text: String) -> PrometheusDuration? {
    let bare = text.hasPrefix(">") || text.hasPrefix("<") ? String(text.dropFirst()) : text
    let isNumber = !bare.isEmpty && bare.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    return PrometheusDuration(isNumber ? bare + "s" : bare)
  }

  private static let databases: Set<String> = [
    "postgres", "grafana-postgresql-datasource", "mysql", "mssql",
  ]

  private static let secrets: Set<String> = [
    "basicAuthPassword", "password", "tlsCACert", "tlsClientCert", "tlsClientKey", "accessKey",
    "secretKey", "sigV4AccessKey", "sigV4SecretKey", "azureClientSecret", "clientSecret",
    "privateKey", "token", "apiKey", "bearerToken",
  ]

  private static let http: [String] = [
    "tlsAuth", "tlsAuthWithCACert", "tlsSkipVerify", "serverName", "timeout", "keepCookies",
    "oauthPassThru", "sigV4Auth", "sigV4AuthType", "sigV4ExternalId", "sigV4AssumeRoleArn",
    "sigV4Region", "sigV4Profile", "sigV4Service", "azureAuth", "azureCredentials",
    "enableSecureSocksProxy", "secureSocksProxyUsername", "alertmanagerUid", "manageAlerts",
  ]

  private static let sql: [String] = [
    "tlsAuth", "tlsAuthWithCACert", "tlsSkipVerify", "serverName", "database", "maxOpenConns",
    "maxIdleConns", "maxIdleConnsAuto", "connMaxLifetime", "timeInterval",
    "enableSecureSocksProxy", "secureSocksProxyUsername",
  ]

  private static let postgres: [String] = [
    "sslmode", "tlsConfigurationMethod", "sslRootCertFile", "sslCertFile", "sslKeyFile",
    "postgresVersion", "timescaledb",
  ]

  private static let traces: [String] = [
    "tracesToLogs", "tracesToLogsV2", "tracesToMetrics", "tracesToProfiles", "nodeGraph",
    "spanBar", "traceQuery",
  ]

  private static let own: [String: [String]] = [
    "prometheus": [
      "httpMethod", "timeInterval", "queryTimeout", "customQueryParameters", "prometheusType",
      "prometheusVersion", "cacheLevel", "incrementalQuerying", "incrementalQueryOverlapWindow",
      "disableRecordingRules", "disableMetricsLookup", "exemplarTraceIdDestinations",
      "defaultEditor", "seriesEndpoint", "seriesLimit", "codeModeMetricNamesSuggestionLimit",
      "allowAsRecordingRulesTarget", "maxSamplesProcessedWarningThreshold",
      "maxSamplesProcessedErrorThreshold", "oauthPassThru", "directUrl",
    ],
    "loki": [
      "maxLines", "derivedFields", "predefinedOperations", "queryTimeout",
    ],
    "elasticsearch": [
      "index", "timeField", "interval", "timeInterval", "esVersion", "xpack", "includeFrozen",
      "maxConcurrentShardRequests", "logMessageField", "logLevelField", "dataLinks", "database",
      "defaultQueryMode",
    ],
    "alertmanager": ["implementation", "handleGrafanaManagedAlerts"],
    "tempo": traces + [
      "serviceMap", "search", "lokiSearch", "streamingEnabled", "timeRangeForTags", "tagLimit",
    ],
    "jaeger": traces + ["traceIdTimeParams"],
    "zipkin": traces,
    "graphite": [
      "graphiteVersion", "graphiteType", "rollupIndicatorEnabled", "importConfiguration",
    ],
    "influxdb": [
      "version", "httpMode", "httpMethod", "dbName", "organization", "defaultBucket", "maxSeries",
      "timeInterval", "insecureGrpc", "metadata", "showTagTime", "product",
    ],
    "opentsdb": ["tsdbVersion", "tsdbResolution", "lookupLimit"],
    "postgres": postgres, "grafana-postgresql-datasource": postgres,
    "mysql": ["timezone", "allowCleartextPasswords"],
    "mssql": [
      "encrypt", "authenticationType", "sslRootCertFile", "connectionTimeout",
      "keytabFilePath", "credentialCache", "credentialCacheLookupFile", "configFilePath",
      "UDPConnectionLimit", "enableDNSLookupKDC",
    ],
    "cloudwatch": [
      "authType", "externalId", "assumeRoleArn", "defaultRegion", "customMetricsNamespaces",
      "profile", "endpoint", "logsTimeout", "logGroups", "defaultLogGroups", "tracingDatasourceUid",
    ],
  ]

  private static let words: [String: [String: [String]]] = [
    "prometheus": [
      "httpMethod": ["GET", "POST"], "prometheusType": ["Prometheus", "Cortex", "Mimir", "Thanos"],
      "cacheLevel": ["Low", "Medium", "High", "None"],
    ],
    "alertmanager": ["implementation": ["prometheus", "cortex", "mimir"]],
    "postgres": ["sslmode": sslModes], "grafana-postgresql-datasource": ["sslmode": sslModes],
  ]

  private static let sslModes = ["disable", "require", "verify-ca", "verify-full"]
}
