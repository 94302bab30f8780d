/// What series and samples need: the numbers, and where each comes from.
package enum StorageModel {
  /// Series that Prometheus writes for each target beside the target's own: `up`,
  /// `scrape_duration_seconds`, `scrape_samples_scraped`,
  /// `scrape_samples_post_metric_relabeling`, `scrape_series_added` (documentation of Prometheus,
  /// "Jobs and instances").
  package static let seriesPerTarget = 5

  /// Share of alert rules that are pending or firing at a time. An assumption: one in ten; the
  /// watchdog always is.
  package static let activeAlerts = 0.1

  /// Bytes of a sample in a block with its share of the index: the upper end of the "1-2 bytes" in
  /// Prometheus' documentation of storage; 1.77 was measured on real blocks (Robust Perception, "How
  /// much disk space do Prometheus blocks use").
  package static let bytesPerSample = 2.0

  /// Blocks go as a whole, and the largest covers a tenth of the retention (documentation of
  /// storage, "Compaction"), so up to that much more lies on disk.
  package static let wholeBlocks = 1.1

  /// Seconds of samples in the head and its log: a block of two hours is cut once three hours are
  /// there (tsdb/head.go: a head is compacted at one and a half times its block's range).
  package static let headSeconds = 10_800.0

  /// Bytes of a sample in the write-ahead log: about 13, halved by the compression that is on
  /// since 2.20 (Robust Perception, "How much space does the WAL take up"; flag
  /// `--storage.tsdb.wal-compression`).
  package static let walBytesPerSample = 6.5

  /// Bytes of a series' labels in the write-ahead log, written at the start of each.
  package static let walBytesPerSeries = 200.0

  /// Bytes of memory of a series in the head, with its samples: "around 3kB per series" (Robust
  /// Perception, "Why does Prometheus use so much RAM", as of 2.20).
  package static let memoryPerSeries = 3072.0

  /// Bytes of memory of a Prometheus that has next to no series, with room for queries: 3.5 with the
  /// AI assistant's stack (3200 series) was seen at 54 MB a minute after its start.
  package static let baseMemory = 150.0 * 1024 * 1024

  /// Bytes on disk for a byte of logs in Elasticsearch without replicas: a tenth for the index, five
  /// per cent for the system, twenty for merges (sizing guide of Amazon OpenSearch Service:
  /// source × 1.1 / 0.95 / 0.8).
  package static let logFactor = 1.45

  /// Bytes of a sample as a line of text with its labels, as InfluxDB's line protocol or a remote
  /// write before packing has it. An assumption: the scrapes of the exporters in the catalogue have
  /// 40 to 110 bytes a line, labels of the target left out.
  package static let bytesPerLine = 100.0

  /// Bytes of a sample in columns without packing: time and value, eight each, and two for each of
  /// seven labels in a dictionary. An assumption.
  package static let bytesPerRow = 30.0

  /// Bytes of a line of logs. An assumption.
  package static let bytesPerLogLine = 300.0

  /// Hours and days of a month, as providers count them.
  package static let hoursPerMonth = 730.0
  /// Days of a month.
  package static let daysPerMonth = 730.0 / 24
}
