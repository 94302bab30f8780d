/// What a stack may hold, by its profile.
package struct Budgets: Sendable {
  package var series: Int?
  /// A second.
  package var samples: Int?
  /// Bytes.
  package var disk: Int?

  package init(series: Int? = nil, samples: Int? = nil, disk: Int? = nil) {
    self.series = series
    self.samples = samples
    self.disk = disk
  }
}
