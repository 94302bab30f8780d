package import BelfrySource
package import BelfryYAML

/// The main configuration file of Prometheus (3.14).
package struct PrometheusConfig: FileModel, Sendable {
  package var global: GlobalConfig?
  package var runtime: RuntimeConfig?
  package var alerting: AlertingConfig?
  package var ruleFiles: [Located<String>] = []
  package var scrapeConfigFiles: [Located<String>] = []
  package var scrapeConfigs: [Located<ScrapeConfig>] = []
  package var storage: StorageConfig?
  package var tracing: TracingConfig?
  package var remoteWrite: [RemoteWrite] = []
  package var remoteRead: [RemoteRead] = []
  package var otlp: OTLPConfig?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "The main configuration file of Prometheus (3.14)."

  /// The findings' family.
  package static let family = "prometheus"

  /// Reports globs that Prometheus refuses; says of unknown keys where they belong.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    for path in ruleFiles + scrapeConfigFiles where !Self.isGlob(path.value) {
      context.report(
        "value/bad-path", at: path.span ?? node.span,
        "'\(path.value)' has a wildcard before the last part of the path",
        help: "Prometheus takes '*' in the file's name only")
    }
    checkTranslation(&context)
    checkEscaping(&context)
    context.explain(unmodelled, of: node, by: KeyPlaces.ofPrometheus)
  }

  /// Reports jobs that ask for names as they are, and may not have them. What a job does not say, the
  /// global section does; one that wants the old kind alone gets its names escaped.
  private func checkEscaping(_ context: inout DecodeContext) {
    for job in scrapeConfigs {
      let own = job.value
      let isOwn = own.metricNameValidationScheme != nil
      let scheme = own.metricNameValidationScheme ?? global?.metricNameValidationScheme
      let escaping =
        own.metricNameEscapingScheme ?? (isOwn ? nil : global?.metricNameEscapingScheme)
      guard scheme == .legacy, escaping == .allowUTF8, let span = job.span else { continue }
      context.report(
        "value/conflicting-keys", at: own.jobName.span ?? span,
        "this job asks for names in UTF-8, which 'metric_name_validation_scheme: legacy' refuses",
        help: "say 'metric_name_escaping_scheme: underscores', or allow 'utf8'")
    }
  }

  /// Reports names that keep characters which the metrics' names may not have.
  private func checkTranslation(_ context: inout DecodeContext) {
    guard let strategy = otlp?.translationStrategy, let span = strategy.span,
      [.suffixes, .none].contains(strategy.value),
      global?.metricNameValidationScheme == .legacy
    else { return }
    context.report(
      "value/conflicting-keys", at: span,
      "'\(strategy.value.rawValue)' keeps characters that 'metric_name_validation_scheme: legacy' refuses",
      help: "take a strategy that escapes with underscores, or allow 'utf8'")
  }

  private static func isGlob(_ path: String) -> Bool {
    guard let star = path.utf8.firstIndex(of: 0x2A) else { return true }
    return !path.utf8[star...].contains(0x2F)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "global", &global,
      "Values that count for every job and rule group, and labels for the outside.")
    visit.key("runtime", &runtime, "Settings of the Go runtime.")
    visit.key("alerting", &alerting, "Where alerts are sent.")
    visit.key(
      "rule_files", &ruleFiles, "Files with rules; a * may stand in the last part of a path.")
    visit.key(
      "scrape_config_files", &scrapeConfigFiles,
      "Files with further scrape jobs, as in rule_files.")
    visit.key("scrape_configs", &scrapeConfigs, "The scrape jobs.")
    visit.key("storage", &storage, "Settings of the storage that can be reloaded.")
    visit.key("tracing", &tracing, "Where traces of Prometheus itself are sent.")
    visit.key("remote_write", &remoteWrite, "Where samples are sent besides being stored.")
    visit.key("remote_read", &remoteRead, "From where samples are read besides the own storage.")
    visit.key("otlp", &otlp, "How metrics that arrive by OTLP are translated.")
  }
}
