package import BelfrySource
package import BelfryYAML

/// One scrape job.
package struct ScrapeConfig: CheckedModel, Sendable {
  package var jobName: Located<String> = Located("")
  package var honorLabels: Bool?
  package var honorTimestamps: Bool?
  package var trackTimestampsStaleness: Bool?
  package var params: OrderedMap<[Located<String>]> = OrderedMap<[Located<String>]>()
  package var scrapeInterval: Located<PrometheusDuration>?
  package var scrapeTimeout: Located<PrometheusDuration>?
  package var scrapeProtocols: [Located<ScrapeProtocol>] = []
  package var fallbackScrapeProtocol: Located<ScrapeProtocol>?
  package var metricsPath: Located<String>?
  package var scheme: Located<Scheme>?
  package var enableCompression: Bool?
  /// How requests are made and authorised.
  package var http = HTTPClientOptions()
  /// Where targets come from.
  package var discovery = ServiceDiscovery()
  package var relabelConfigs: [Located<RelabelConfig>] = []
  package var metricRelabelConfigs: [Located<RelabelConfig>] = []
  package var scrapeFailureLogFile: Located<String>?
  package var bodySizeLimit: ByteSize?
  package var sampleLimit: Count?
  package var targetLimit: Count?
  package var labelLimit: Count?
  package var labelNameLengthLimit: Count?
  package var labelValueLengthLimit: Count?
  package var keepDroppedTargets: Count?
  package var metricNameValidationScheme: ValidationScheme?
  package var metricNameEscapingScheme: EscapingScheme?
  package var scrapeNativeHistograms: Bool?
  package var alwaysScrapeClassicHistograms: Bool?
  package var convertClassicHistogramsToNhcb: Bool?
  package var nativeHistogramBucketLimit: Count?
  package var nativeHistogramMinBucketFactor: Double?
  package var extraScrapeMetrics: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One scrape job."

  /// Reports an empty name, formats named twice, URLs for targets and contradictory credentials.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("job_name", in: node, "every scrape job needs a name of its own")
    scrapeProtocols.check(node, &context)
    http.check(node, &context)
    if relabelConfigs.isEmpty { discovery.checkTargets(&context) }
    context.explain(unmodelled, of: node, by: KeyPlaces.ofJob)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("job_name", &jobName, "Value of the label job, unique in the file.", .required)
    visit.key(
      "honor_labels", &honorLabels,
      "Whether labels of the scraped data win over those of the target.", .byDefault("false"))
    visit.key(
      "honor_timestamps", &honorTimestamps,
      "Whether timestamps of the scraped data count.", .byDefault("true"))
    visit.key(
      "track_timestamps_staleness", &trackTimestampsStaleness,
      "Whether series with timestamps are marked stale when they end.", .byDefault("false"))
    visit.key("params", &params, "Parameters of the request's query.")
    visit.key("scrape_interval", &scrapeInterval, "How often the targets are scraped.")
    visit.key("scrape_timeout", &scrapeTimeout, "How long a scrape may take.")
    visit.key(
      "scrape_protocols", &scrapeProtocols,
      "Exposition formats that are asked for, the dearest first.")
    visit.key(
      "fallback_scrape_protocol", &fallbackScrapeProtocol,
      "Format that is assumed where a target sends no content type.", .since("3.0"))
    visit.key("metrics_path", &metricsPath, "Path of the request.", .byDefault("/metrics"))
    visit.key("scheme", &scheme, "Protocol of the request.", .byDefault("http"))
    visit.key(
      "enable_compression", &enableCompression,
      "Whether a compressed body is asked for.", .byDefault("true"))
    http.fields(&visit)
    discovery.fields(&visit)
    visit.key(
      "relabel_configs", &relabelConfigs, "Steps over the targets' labels before the scrape.")
    visit.key(
      "metric_relabel_configs", &metricRelabelConfigs,
      "Steps over the samples' labels after the scrape.")
    limits(&visit)
    histograms(&visit)
  }

  private mutating func limits(_ visit: inout some FieldVisitor) {
    visit.key(
      "scrape_failure_log_file", &scrapeFailureLogFile,
      "File to which failed scrapes are logged.", .since("2.55"))
    visit.key(
      "body_size_limit", &bodySizeLimit,
      "Largest body of a scrape; 0 is no limit.", .byDefault("0"))
    visit.key(
      "sample_limit", &sampleLimit, "Most samples of a scrape; 0 is no limit.", .byDefault("0"))
    visit.key(
      "target_limit", &targetLimit, "Most targets of the job; 0 is no limit.", .byDefault("0"))
    visit.key(
      "label_limit", &labelLimit, "Most labels of a sample; 0 is no limit.", .byDefault("0"))
    visit.key(
      "label_name_length_limit", &labelNameLengthLimit,
      "Longest label name; 0 is no limit.", .byDefault("0"))
    visit.key(
      "label_value_length_limit", &labelValueLengthLimit,
      "Longest label value; 0 is no limit.", .byDefault("0"))
    visit.key(
      "keep_dropped_targets", &keepDroppedTargets,
      "Dropped targets that are kept to be shown.", .byDefault("0"))
    visit.key(
      "metric_name_validation_scheme", &metricNameValidationScheme,
      "Which names are allowed.", .since("3.0"))
    visit.key(
      "metric_name_escaping_scheme", &metricNameEscapingScheme,
      "How names that are not allowed are escaped.", .since("3.4"))
  }

  private mutating func histograms(_ visit: inout some FieldVisitor) {
    visit.key(
      "scrape_native_histograms", &scrapeNativeHistograms,
      "Whether native histograms are scraped.", .since("3.8"))
    visit.key(
      "always_scrape_classic_histograms", &alwaysScrapeClassicHistograms,
      "Whether classic histograms are kept beside native ones.", .since("3.0"))
    visit.key(
      "convert_classic_histograms_to_nhcb", &convertClassicHistogramsToNhcb,
      "Whether classic histograms become native ones.", .since("3.0"))
    visit.key(
      "native_histogram_bucket_limit", &nativeHistogramBucketLimit,
      "Most buckets of a native histogram; 0 is no limit.", .byDefault("0"))
    visit.key(
      "native_histogram_min_bucket_factor", &nativeHistogramMinBucketFactor,
      "Least growth from one bucket to the next.", .byDefault("0"))
    visit.key(
      "extra_scrape_metrics", &extraScrapeMetrics,
      "Whether each scrape records its limits and size.", .since("3.10"))
  }
}
