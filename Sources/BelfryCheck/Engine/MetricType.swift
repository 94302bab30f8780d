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
    if name.hasSuffix("_total") { return isStock(name) ? nil : .counter }
    if name.hasSuffix("_bucket") { return .histogramBucket }
    if name.hasSuffix("_count") || name.hasSuffix("_sum") { return .histogramPart }
    if name.hasSuffix("_info") || name.hasSuffix("_timestamp_seconds") { return .gauge }
    return nil
  }

  /// Whether a name counts what there is just now: programs call such gauges `_total` as well
  /// (`minio_cluster_drive_offline_total`, `nodejs_active_handles_total`).
  private static func isStock(_ name: String) -> Bool {
    name.split(separator: "_").contains { stocks.contains(String($0)) }
  }

  private static let stocks: Set<String> = [
    "active", "idle", "inflight", "offline", "online", "pending", "queued", "running", "waiting",
  ]
}
