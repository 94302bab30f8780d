package import BelfrySource
package import BelfryYAML

/// The body of a request that puts a lifecycle policy into Elasticsearch (9.5).
package struct LifecyclePolicy: FileModel, Sendable {
  package var policy: LifecyclePhases?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary =
    "The body of a request that puts a lifecycle policy into Elasticsearch (9.5)."

  /// The findings' family.
  package static let family = "elastic"

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("policy", &policy, "The policy.", .required)
  }
}

/// The phases of a lifecycle policy.
package struct LifecyclePhases: Model, Sendable {
  package var phases: OrderedMap<LifecyclePhase> = OrderedMap<LifecyclePhase>()
  package var meta: OrderedMap<AnyField> = OrderedMap<AnyField>()
  package var deprecated: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "The phases of a lifecycle policy."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("phases", &phases, "hot, warm, cold, frozen and delete.", .required)
    visit.key("_meta", &meta, "What it is for.")
    visit.key("deprecated", &deprecated, "Whether it should not be used any more.")
  }
}

/// One phase of an index.
package struct LifecyclePhase: Model, Sendable {
  package var minAge: Located<ElasticDuration>?
  package var actions: LifecycleActions?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One phase of an index."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("min_age", &minAge, "Age at which the phase begins.", .byDefault("0ms"))
    visit.key("actions", &actions, "What happens to the index.")
  }
}

/// What happens to an index in a phase.
package struct LifecycleActions: Model, Sendable {
  package var setPriority: AnyField?
  package var rollover: RolloverAction?
  package var forcemerge: AnyField?
  package var shrink: AnyField?
  package var allocate: AnyField?
  package var migrate: AnyField?
  package var readonly: AnyField?
  package var downsample: AnyField?
  package var searchableSnapshot: AnyField?
  package var unfollow: AnyField?
  package var freeze: AnyField?
  package var waitForSnapshot: AnyField?
  package var delete: AnyField?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "What happens to an index in a phase."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("set_priority", &setPriority, "Order of recovery.")
    visit.key("rollover", &rollover, "When a new index takes over.")
    visit.key("forcemerge", &forcemerge, "How few segments are left.")
    visit.key("shrink", &shrink, "How few shards are left.")
    visit.key("allocate", &allocate, "Where shards go.")
    visit.key("migrate", &migrate, "Whether shards go to the phase's nodes.")
    visit.key("readonly", &readonly, "Whether nothing is written any more.")
    visit.key("downsample", &downsample, "How far figures are thinned.")
    visit.key("searchable_snapshot", &searchableSnapshot, "Snapshot in place of the index.")
    visit.key("unfollow", &unfollow, "Whether a follower becomes an index of its own.")
    visit.key("freeze", &freeze, "Not used any more.")
    visit.key("wait_for_snapshot", &waitForSnapshot, "Snapshot that has to be made before.")
    visit.key("delete", &delete, "Whether the index is deleted.")
  }
}

/// When a new index takes over.
package struct RolloverAction: CheckedModel, Sendable {
  package var maxAge: Located<ElasticDuration>?
  package var maxDocs: Int?
  package var maxSize: Located<String>?
  package var maxPrimaryShardSize: Located<String>?
  package var maxPrimaryShardDocs: Int?
  package var minAge: Located<ElasticDuration>?
  package var minDocs: Int?
  package var minSize: Located<String>?
  package var minPrimaryShardSize: Located<String>?
  package var minPrimaryShardDocs: Int?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "When a new index takes over."

  /// Reports sizes that are none.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    for size in [maxSize, maxPrimaryShardSize, minSize, minPrimaryShardSize] {
      guard let size, ByteSize.elastic(size.value) == nil, let span = size.span else { continue }
      context.report(
        "value/bad-size", at: span, "'\(size.value)' is not a size", help: "write '50gb'")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("max_age", &maxAge, "Age.")
    visit.key("max_docs", &maxDocs, "Documents.")
    visit.key("max_size", &maxSize, "Bytes of all shards.")
    visit.key("max_primary_shard_size", &maxPrimaryShardSize, "Bytes of the largest shard.")
    visit.key("max_primary_shard_docs", &maxPrimaryShardDocs, "Documents of the largest shard.")
    visit.key("min_age", &minAge, "Age below which it does not.")
    visit.key("min_docs", &minDocs, "Documents below which it does not.")
    visit.key("min_size", &minSize, "Bytes below which it does not.")
    visit.key(
      "min_primary_shard_size", &minPrimaryShardSize, "Bytes of a shard below which it does not.")
    visit.key(
      "min_primary_shard_docs", &minPrimaryShardDocs,
      "Documents of a shard below which it does not.")
  }
}
