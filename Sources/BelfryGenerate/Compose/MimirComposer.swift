import BelfryCatalogue
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes `mimir/mimir.yaml`: all of Mimir in one process (Grafana Mimir 3.0, configuration
/// parameters), on its volume or in an S3 bucket.
struct MimirComposer {
  let plan: StackPlan

  func config() -> Value {
    let longTerm = plan.profile.storage.longTerm
    let placeholders = plan.instances.first { $0.pack.name == "mimir" }?.placeholders.values
    let ring = Value.map(["store": .string("inmemory")])
    let alone = Value.map(["kvstore": ring, "instance_addr": .string("127.0.0.1")])
    return .mapping([
      .init("multitenancy_enabled", .bool(false)),
      .init("usage_stats", .map(["enabled": .bool(false)])),
      .init("activity_tracker", .map(["filepath": .string("/data/activity.log")])),
      .init(
        "server",
        .map(["http_listen_port": .integer(8080), "log_level": .string("warn")]), blankBefore: true),
      .init("common", .map(["storage": storage(longTerm)]), blankBefore: true),
      .init(
        "blocks_storage",
        .map([
          "storage_prefix": .string("blocks"),
          "tsdb": .map(["dir": .string("/data/tsdb")]),
          "bucket_store": .map(["sync_dir": .string("/data/tsdb-sync")]),
        ])),
      .init("ruler_storage", .map(["storage_prefix": .string("ruler")])),
      .init(
        "limits",
        .map([
          "compactor_blocks_retention_period": placeholders?["long_term_retention"].map {
            .string($0)
          },
          "ingestion_rate": .integer(100_000), "ingestion_burst_size": .integer(1_000_000),
          "max_global_series_per_user": .integer(0),
        ]), comment: "One Prometheus writes here; its own limits hold.", blankBefore: true),
      .init(
        "compactor",
        .map(["data_dir": .string("/data/compactor"), "sharding_ring": alone]), blankBefore: true),
      .init("distributor", .map(["ring": alone])),
      .init(
        "ingester",
        .map(["ring": alone.adding("replication_factor", .integer(1))])),
      .init("ruler", .map(["rule_path": .string("/data/ruler"), "ring": alone])),
      .init(
        "store_gateway",
        .map(["sharding_ring": alone.adding("replication_factor", .integer(1))])),
      .init("memberlist", .map(["bind_addr": .words(["127.0.0.1"])])),
    ])
  }

  private func storage(_ longTerm: LongTermProfile?) -> Value {
    guard let longTerm, let bucket = longTerm.bucket else {
      return .map([
        "backend": .string("filesystem"), "filesystem": .map(["dir": .string("/data/store")]),
      ])
    }
    return .map([
      "backend": .string("s3"),
      "s3": .map([
        "bucket_name": .string(bucket.value.text), "endpoint": .string(longTerm.s3Endpoint),
        "region": longTerm.region.map { .string($0.value.text) },
        "insecure": longTerm.tls?.value == false ? .bool(true) : nil,
      ]),
    ])
  }
}

/// Makes `thanos/objstore.yml` (Thanos 0.42, Object Storage). The key comes from the file that
/// `AWS_SHARED_CREDENTIALS_FILE` names.
struct ObjectStoreComposer {
  let plan: StackPlan

  func config() -> Value {
    let longTerm = plan.profile.storage.longTerm
    return .map([
      "type": .string("S3"),
      "config": .map([
        "bucket": longTerm?.bucket.map { .string($0.value.text) },
        "endpoint": .string(longTerm?.s3Endpoint ?? ""),
        "region": longTerm?.region.map { .string($0.value.text) },
        "insecure": longTerm?.tls?.value == false ? .bool(true) : nil,
      ]),
    ])
  }
}

extension LongTermProfile {
  /// Where the bucket's service answers: Amazon's own unless the profile says another.
  var s3Endpoint: String {
    endpoint?.value.text ?? region.map { "s3.\($0.value.text).amazonaws.com" } ?? ""
  }
}
