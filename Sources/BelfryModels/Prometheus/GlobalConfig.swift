package import BelfrySource
package import BelfryYAML

/// Values of prometheus.yml that count for every job and rule group.
package struct GlobalConfig: CheckedModel, Sendable {
  package var scrapeInterval: Located<PrometheusDuration>?
  package var scrapeTimeout: Located<PrometheusDuration>?
  package var scrapeProtocols: [Located<ScrapeProtocol>] = []
  package var evaluationInterval: Located<PrometheusDuration>?
  package var ruleQueryOffset: PrometheusDuration?
  package var queryLogFile: Located<String>?
  package var scrapeFailureLogFile: Located<String>?
  package var externalLabels: LabelMap = LabelMap()
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
  package var convertClassicHistogramsToNhcb: Bool?
  package var alwaysScrapeClassicHistograms: Bool?
  package var extraScrapeMetrics: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Values of prometheus.yml that count for every job and rule group."

  /// Reports an empty list of formats and labels that are no names.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    scrapeProtocols.check(node, &context)
    context.explain(unmodelled, of: node, by: KeyPlaces.ofGlobal)
    externalLabels.checkNames(legacy: metricNameValidationScheme == .legacy, &context)
    for pair in node["external_labels"]?.merged ?? [] where pair.key.isBrokenText {
      context.report(
        "value/bad-label", at: pair.key.span, "these bytes are not a label name",
        help: "a name is text in UTF-8")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "scrape_interval", &scrapeInterval, "How often targets are scraped.", .byDefault("1m"))
    visit.key("scrape_timeout", &scrapeTimeout, "How long a scrape may take.", .byDefault("10s"))
    visit.key(
      "scrape_protocols", &scrapeProtocols,
      "Exposition formats that are asked for, the dearest first.")
    visit.key(
      "evaluation_interval", &evaluationInterval,
      "How often rules are evaluated.", .byDefault("1m"))
    visit.key(
      "rule_query_offset", &ruleQueryOffset,
      "How far in the past rules are evaluated.", .byDefault("0s"))
    visit.key("query_log_file", &queryLogFile, "File to which queries are logged.")
    visit.key(
      "scrape_failure_log_file", &scrapeFailureLogFile,
      "File to which failed scrapes are logged.", .since("2.55"))
    visit.key(
      "external_labels", &externalLabels,
      "Labels that samples and alerts carry outside of this server.")
    limits(&visit)
  }

  private mutating func limits(_ visit: inout some FieldVisitor) {
    visit.key(
      "body_size_limit", &bodySizeLimit,
      "Largest body of a scrape; 0 is no limit.", .byDefault("0"))
    visit.key(
      "sample_limit", &sampleLimit, "Most samples of a scrape; 0 is no limit.", .byDefault("0"))
    visit.key(
      "target_limit", &targetLimit, "Most targets of a job; 0 is no limit.", .byDefault("0"))
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
      "Dropped targets of a job that are kept to be shown.", .byDefault("0"))
    visit.key(
      "metric_name_validation_scheme", &metricNameValidationScheme,
      "Which names are allowed.", .byDefault("utf8"), .since("3.0"))
    visit.key(
      "metric_name_escaping_scheme", &metricNameEscapingScheme,
      "How names that are not allowed are escaped.", .since("3.4"))
    visit.key(
      "scrape_native_histograms", &scrapeNativeHistograms,
      "Whether native histograms are scraped.", .byDefault("false"), .since("3.8"))
    visit.key(
      "convert_classic_histograms_to_nhcb", &convertClassicHistogramsToNhcb,
      "Whether classic histograms become native ones.", .byDefault("false"), .since("3.4"))
    visit.key(
      "always_scrape_classic_histograms", &alwaysScrapeClassicHistograms,
      "Whether classic histograms are kept beside native ones.", .byDefault("false"), .since("3.4"))
    visit.key(
      "extra_scrape_metrics", &extraScrapeMetrics,
      "Whether each scrape records its limits and size.", .byDefault("false"), .since("3.10"))
  }
}

/// Settings of the Go runtime.
package struct RuntimeConfig: Model, Sendable {
  package var gogc: Int?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Settings of the Go runtime."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "gogc", &gogc,
      "Percentage by which the heap may grow before a collection.",
      .byDefault("75"), .since("2.53"))
  }
}
