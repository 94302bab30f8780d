import BelfryExposition

/// Whether the buckets of a histogram are what makes it large.
enum HistogramCost {
  /// Whether buckets make at least three series of each set of labels.
  static func explains(_ family: MetricFamily) -> Bool {
    (family.type == .histogram || family.type == .gaugehistogram) && family.bucketCount >= 3
      && family.groupCount >= 3
  }
}
