import BelfryModels
import BelfryYAML
import Synchronization

extension Workspace {
  /// What was worked out about series, once it was asked for.
  struct SeriesFound: Sendable {
    var metrics: MetricIndex?
    var captured: CapturedSeries?
    /// Names of the series that rules record, once they were asked for.
    var recorded: Set<String>?
  }

  /// Series that there are; nothing for a file alone, or without a configuration of Prometheus.
  var metrics: MetricIndex? { seriesFacts.metrics }

  /// What scrapes that lie in the bundle show; nothing where there are none.
  var captured: CapturedSeries? { seriesFacts.captured }

  /// Names of the series that rules record, in a bundle and in a file alone.
  var recorded: Set<String> {
    if let known = seriesFacts.recorded { return known }
    let names = recordedNames
    seriesFound.withLock { $0?.recorded = names }
    return names
  }

  private var seriesFacts: SeriesFound {
    seriesFound.withLock { found in
      if let found { return found }
      let made = SeriesFound(
        metrics: isBundle ? MetricIndex(self) : nil, captured: CapturedSeries(self))
      found = made
      return made
    }
  }

  private var recordedNames: Set<String> {
    var names: Set<String> = []
    for file in files(.rules) {
      for group in file.root["groups"]?.items ?? [] {
        for rule in group["rules"]?.items ?? [] {
          if let name = rule["record"]?.text { names.insert(name) }
        }
      }
    }
    return names
  }
}
