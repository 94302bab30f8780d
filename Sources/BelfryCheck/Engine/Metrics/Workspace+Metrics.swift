import Synchronization

extension Workspace {
  /// What was worked out about series, once it was asked for.
  struct SeriesFound: Sendable {
    var metrics: MetricIndex?
    var captured: CapturedSeries?
  }

  /// Series that there are; nothing for a file alone, or without a configuration of Prometheus.
  var metrics: MetricIndex? { seriesFacts.metrics }

  /// What scrapes that lie in the bundle show; nothing where there are none.
  var captured: CapturedSeries? { seriesFacts.captured }

  private var seriesFacts: SeriesFound {
    seriesFound.withLock { found in
      if let found { return found }
      let made = SeriesFound(
        metrics: isBundle ? MetricIndex(self) : nil, captured: CapturedSeries(self))
      found = made
      return made
    }
  }
}
