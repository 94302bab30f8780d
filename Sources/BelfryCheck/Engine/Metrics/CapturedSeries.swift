import BelfryExposition

/// What scrapes that lie in the bundle show of the metrics of its applications.
final class CapturedSeries: Sendable {
  /// What is known of one series.
  struct Known: Sendable {
    let type: FamilyType
    let labels: Set<String>
  }

  /// By the name of the series, as a query asks for it.
  let series: [String: Known]

  /// Nothing where there are no scrapes.
  init?(_ workspace: Workspace) {
    guard !workspace.scrapes.isEmpty else { return nil }
    var series: [String: Known] = [:]
    for family in workspace.scrapes.flatMap(\.table.families) {
      let labels = Set(family.labels.map(\.name))
      for name in Self.names(of: family) {
        let before = series[name]
        // Of two types neither is sure.
        let type = before.map { $0.type == family.type ? $0.type : .unknown } ?? family.type
        series[name] = Known(type: type, labels: labels.union(before?.labels ?? []))
      }
    }
    self.series = series
  }

  private static func names(of family: MetricFamily) -> [String] {
    switch family.type {
    case .histogram, .gaugehistogram: ["_bucket", "_sum", "_count"].map { family.name + $0 }
    case .summary: ["", "_sum", "_count"].map { family.name + $0 }
    default: [family.firstSampleName ?? family.name]
    }
  }

  /// Series whose names begin with the same word.
  func relatives(of name: String) -> [String] {
    guard let word = name.split(separator: "_").first, name.contains("_") else { return [] }
    return series.keys.filter { $0.hasPrefix(word + "_") }.sorted()
  }
}
