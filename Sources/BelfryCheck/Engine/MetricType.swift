import BelfryCatalogue

/// The type of a metric, where it is sure.
enum MetricType: Sendable {
  case counter, gauge, histogramBucket, histogramPart, summary

  /// Metrics that Prometheus itself writes for every target.
  private static let own: Set<String> = [
    "up", "scrape_duration_seconds", "scrape_samples_scraped",
    "scrape_samples_post_metric_relabeling", "scrape_series_added",
  ]

  /// The type of a series: as programs that are known declare it, else by its name; nothing where
  /// it is not sure.
  static func of(_ name: String) -> MetricType? {
    if own.contains(name) { return .gauge }
    // A recording rule may hold anything.
    if name.utf8.contains(UInt8(ascii: ":")) { return nil }
    let known = SeriesCatalogue.embedded.types(name)
    if let type = known.first, known.allSatisfy({ $0 == type }) {
      switch type {
      case .counter: return .counter
      case .gauge: return .gauge
      case .summary: return .summary
      default: break
      }
    }
    if name.hasSuffix("_total") { return .counter }
    if name.hasSuffix("_bucket") { return .histogramBucket }
    if name.hasSuffix("_count") || name.hasSuffix("_sum") { return .histogramPart }
    if name.hasSuffix("_info") || name.hasSuffix("_timestamp_seconds") { return .gauge }
    return nil
  }
}
