import BelfrySource
package import BelfryYAML

/// Settings of the storage that can be reloaded.
package struct StorageConfig: Model, Sendable {
  package var tsdb: TSDBConfig?
  package var exemplars: ExemplarsConfig?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Settings of the storage that can be reloaded."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("tsdb", &tsdb, "The database.")
    visit.key("exemplars", &exemplars, "The exemplars.")
  }
}

/// Settings of the database.
package struct TSDBConfig: Model, Sendable {
  package var outOfOrderTimeWindow: PrometheusDuration?
  package var staleSeriesCompactionThreshold: Fraction?
  package var retention: RetentionConfig?
  package var chunkEncoding: ChunkEncoding?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Settings of the database."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "out_of_order_time_window", &outOfOrderTimeWindow,
      "How old a sample may be that comes after newer ones.", .byDefault("0s"))
    visit.key(
      "stale_series_compaction_threshold", &staleSeriesCompactionThreshold,
      "Share of ended series at which the head is compacted.", .byDefault("0"), .since("3.10"))
    visit.key("retention", &retention, "How much is kept.", .since("3.8"))
    visit.key("chunk_encoding", &chunkEncoding, "How samples are encoded.", .since("3.14"))
  }
}

/// How much of the database is kept.
package struct RetentionConfig: CheckedModel, Sendable {
  package var time: PrometheusDuration?
  package var size: ByteSize?
  package var percentage: Double?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "How much of the database is kept."

  /// Reports a share of the disk that is none.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    guard let percentage, percentage < 0 || percentage > 100, let value = node["percentage"] else {
      return
    }
    context.report(
      "value/out-of-range", at: value.span, "'\(value.text)' is outside of 0 to 100")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("time", &time, "How long samples are kept.", .byDefault("15d"))
    visit.key("size", &size, "How many bytes are kept.")
    visit.key(
      "percentage", &percentage, "How much of the disk is used, in percent.", .since("3.11"))
  }
}

/// How samples are encoded.
package struct ChunkEncoding: Model, Sendable {
  package var floats: FloatEncoding?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "How samples are encoded."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("floats", &floats, "Encoding of plain numbers.")
  }
}

/// The encoding of plain numbers in a chunk.
package enum FloatEncoding: String, CaseIterable, Field, Sendable {
  case xor
  case xor2
}

/// Settings of the exemplars.
package struct ExemplarsConfig: Model, Sendable {
  package var maxExemplars: Int?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Settings of the exemplars."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("max_exemplars", &maxExemplars, "How many are kept.", .byDefault("100000"))
  }
}
