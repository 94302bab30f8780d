import BelfryCatalogue
package import BelfryYAML

extension Estimate {
  /// The estimate for programs: one object, stable across versions; sizes in bytes, times in seconds.
  package func json(version: String, project: String, dated: String) -> Value {
    .mapping([
      .init("belfry", .string(version)), .init("project", .string(project)),
      .init("series", .integer(series)), .init("samples_per_second", Self.number(samplesPerSecond)),
      .init("samples_per_day", Self.whole(samplesPerDay)),
      .init("bytes_per_day", Self.whole(bytesPerDay)),
      .init(
        "disk",
        .mapping([
          .init("bytes", Self.whole(disk)), .init("wal_bytes", Self.whole(writeAheadLog)),
          .init("retention_seconds", Self.whole(Double(retention) / 1000)),
          .init("limit_bytes", Self.whole(Double(retentionSize))),
          .init("retention_holds", .bool(retentionHolds)),
          .init("held_seconds", Self.whole(Double(heldRetention) / 1000)),
        ])),
      .init(
        "memory",
        .mapping([
          .init("bytes", Self.whole(memory)), .init("head_series", .integer(headSeries)),
        ])),
      .init("logs", logs),
      .init("jobs", .sequence(jobs.map(Self.job))),
      .init(
        "rules",
        .mapping([
          .init("recorded_series", .integer(recorded)), .init("alerts", .integer(alertRules)),
          .init("alert_series", .integer(alertSeries)),
        ])),
      .init("prices_dated", .string(dated)),
      .init("prices", .sequence(prices.map(Self.price))),
      .init("budgets", .sequence(verdicts.map(Self.verdict))),
      .init("over_budget", .bool(verdicts.contains(where: \.isFailing))),
    ])
  }

  private var logs: Value {
    guard let logVolume, let logDisk else { return .null }
    return .mapping([
      .init("bytes_per_day", Self.whole(Double(logVolume))),
      .init("disk_bytes", Self.whole(logDisk)),
      .init("retention_seconds", Self.whole(Double(logRetention) / 1000)),
    ])
  }

  private static func job(_ job: Job) -> Value {
    .mapping([
      .init("job", .string(job.name)), .init("program", .string(job.program)),
      .init("known", .bool(job.isKnown)), .init("targets", .integer(job.targets)),
      .init("interval_seconds", number(Double(job.interval) / 1000)),
      .init("samples_per_scrape", .integer(job.samples)), .init("series", .integer(job.series)),
      .init("samples_per_second", number(job.samplesPerSecond)),
      .init(
        "metrics",
        .sequence(
          job.metrics.map { metric in
            .mapping([
              .init("metric", .string(metric.name)), .init("series", .integer(metric.series)),
              .init("assumed_labels", .sequence(metric.assumed.map { .string($0) })),
              .init("endless_labels", .sequence(metric.endless.map { .string($0) })),
            ])
          })),
    ])
  }

  private static func price(_ price: PriceEstimate) -> Value {
    .mapping([
      .init("service", .string(price.name)), .init("title", .string(price.title)),
      .init("monthly", number(price.cost)), .init("confirmed", .bool(price.isConfirmed)),
      .init("note", price.note.map { .string($0) } ?? .null),
      .init(
        "parts",
        .sequence(
          price.parts.map { part in
            .mapping([
              .init("of", .string(part.part.of)),
              .init("per", part.part.unit.map { .string($0.rawValue) } ?? .null),
              .init("quantity", number(part.quantity)), .init("monthly", number(part.cost)),
              .init("confirmed", .bool(part.part.confirmed == true)),
              .init("source", .string(part.part.source)),
            ])
          })),
    ])
  }

  private static func verdict(_ verdict: BudgetVerdict) -> Value {
    .mapping([
      .init("key", .string(verdict.key)),
      .init("subject", verdict.subject.map { .string($0) } ?? .null),
      .init("unit", .string(verdict.unit.rawValue)), .init("budget", number(verdict.budget)),
      .init("estimated", number(verdict.estimated)), .init("over", .bool(verdict.isOver)),
      .init("by_default", .bool(verdict.span == nil)),
    ])
  }

  /// A number with three digits after the point.
  private static func number(_ number: Double) -> Value {
    guard number.isFinite else { return .null }
    return .number(((number * 1000).rounded() / 1000).decimalText)
  }

  private static func whole(_ number: Double) -> Value {
    guard number.isFinite, abs(number) < 1e18 else { return .null }
    return .integer(Int(number.rounded()))
  }
}
