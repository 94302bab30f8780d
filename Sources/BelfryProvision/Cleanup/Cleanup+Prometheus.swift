import BelfryHTTP
import BelfryYAML

extension Cleanup {
  /// Whether Prometheus has older samples, and lets them be deleted.
  ///
  /// Deleting is part of its admin API, which is off unless `--web.enable-admin-api` is given, as in
  /// generated bundles: whoever reaches the port could delete everything. Retention does the same
  /// without it.
  func prometheus(_ client: ProgramClient) throws(HTTPFailure) -> CleanupStep {
    let oldest = "prometheus_tsdb_lowest_timestamp_seconds"
    let first = try client.metrics([oldest])[oldest]
    if let first, first >= Double(limit) {
      return CleanupStep("prometheus", .keeps, "no sample is that old")
    }
    let flags = try client.data("status/flags")
    guard flags["web.enable-admin-api"]?.text == "true" else {
      let runtime = try? client.data("status/runtimeinfo")
      let kept = runtime?["storageRetention"]?.text.nonEmpty ?? "its retention"
      return CleanupStep(
        "prometheus", .keeps, "its retention (\(kept)) removes samples; its admin API is off",
        help: "Change 'storage.retention', or give it '--web.enable-admin-api' for a while in "
          + "docker-compose.override.yml, 'belfry up', and clean up again.")
    }
    return CleanupStep("prometheus", .removes, "samples of all series before that time")
  }

  /// Deletes up to a time, and the deleted from disk.
  func removeSeries(_ client: ProgramClient) throws(HTTPFailure) -> CleanupResult {
    let size = "prometheus_tsdb_storage_blocks_bytes"
    let before = try client.metrics([size])[size]
    _ = try client.ask(
      "/api/v1/admin/tsdb/delete_series",
      [("match[]", "{__name__=~\".+\"}"), ("end", "\(limit)")], body: [], within: .seconds(120))
    _ = try client.ask("/api/v1/admin/tsdb/clean_tombstones", body: [], within: .seconds(600))
    let after = try client.metrics([size])[size]
    var freed: Int?
    if let before, let after { freed = max(0, Int(before - after)) }
    return CleanupResult(
      isDone: true,
      words: "samples before that time are deleted; those in memory go with the next "
        + "block", freed: freed)
  }
}
