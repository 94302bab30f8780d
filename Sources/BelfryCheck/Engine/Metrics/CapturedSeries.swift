import BelfryExposition
import BelfrySource

/// What scrapes that lie in the bundle show of the metrics of its applications, and what its profile
/// declares.
final class CapturedSeries: Sendable {
  /// What is known of one series.
  struct Known: Sendable {
    let type: FamilyType
    let labels: Set<String>
  }

  /// By the name of the series, as a query asks for it.
  let series: [String: Known]

  /// Nothing where there are neither scrapes nor declarations.
  init?(_ workspace: Workspace) {
    guard !workspace.scrapes.isEmpty || !workspace.declared.isEmpty else { return nil }
    var series: [String: Known] = [:]
    func add(_ name: String, _ type: FamilyType, _ labels: Set<String>) {
      let before = series[name]
      // Of two types neither is sure.
      let type = before.map { $0.type == type ? $0.type : .unknown } ?? type
      series[name] = Known(type: type, labels: labels.union(before?.labels ?? []))
    }
    for metric in workspace.declared {
      let labels = Set(metric.labels.map(\.name.value))
      let type = FamilyType(rawValue: metric.type) ?? .unknown
      for name in metric.seriesNames { add(name, type, labels) }
    }
    for family in workspace.scrapes.flatMap(\.table.families) {
      let labels = Set(family.labels.map(\.name))
      for name in Self.names(of: family) { add(name, family.type, labels) }
    }
    self.series = series
    isDeclared = workspace.scrapes.isEmpty
  }

  private static func names(of family: MetricFamily) -> [String] {
    switch family.type {
    case .histogram, .gaugehistogram: ["_bucket", "_sum", "_count"].map { family.name + $0 }
    case .summary: ["", "_sum", "_count"].map { family.name + $0 }
    default: [family.firstSampleName ?? family.name]
    }
  }

  /// Whether only declarations tell.
  let isDeclared: Bool

  /// Series whose names begin with the same word.
  func relatives(of name: String) -> [String] {
    guard let word = name.split(separator: "_").first, name.contains("_") else { return [] }
    return series.keys.filter { $0.hasPrefix(word + "_") }.sorted()
  }
}
