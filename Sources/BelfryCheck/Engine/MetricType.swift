/// The type of a metric, where it is sure.
enum MetricType: Sendable {
  case counter, gauge, histogramBucket, histogramPart, summary

  /// Metrics that Prometheus' own practice or well-known exporters fix, beyond what names tell.
  private static let known: [String: MetricType] = [
    "up": .gauge, "scrape_duration_seconds": .gauge, "scrape_samples_scraped": .gauge,
    "node_load1": .gauge, "node_load5": .gauge, "node_load15": .gauge,
    "node_memory_MemAvailable_bytes": .gauge, "node_memory_MemTotal_bytes": .gauge,
    "node_memory_MemFree_bytes": .gauge, "node_memory_Cached_bytes": .gauge,
    "node_memory_Buffers_bytes": .gauge, "node_filesystem_avail_bytes": .gauge,
    "node_filesystem_size_bytes": .gauge, "node_filesystem_free_bytes": .gauge,
    "container_memory_usage_bytes": .gauge, "container_memory_working_set_bytes": .gauge,
    "container_spec_memory_limit_bytes": .gauge, "process_resident_memory_bytes": .gauge,
    "process_open_fds": .gauge, "process_start_time_seconds": .gauge, "go_goroutines": .gauge,
    "redis_connected_clients": .gauge, "redis_memory_used_bytes": .gauge,
    "pg_stat_activity_count": .gauge, "probe_success": .gauge, "probe_duration_seconds": .gauge,
  ]

  /// The type of a series by its name; nothing where it is not sure.
  static func of(_ name: String) -> MetricType? {
    if let known = known[name] { return known }
    // A recording rule may hold anything.
    if name.contains(":") { return nil }
    if name.hasSuffix("_total") { return .counter }
    if name.hasSuffix("_bucket") { return .histogramBucket }
    if name.hasSuffix("_count") || name.hasSuffix("_sum") { return .histogramPart }
    if name.hasSuffix("_info") || name.hasSuffix("_timestamp_seconds") { return .gauge }
    return nil
  }
}
