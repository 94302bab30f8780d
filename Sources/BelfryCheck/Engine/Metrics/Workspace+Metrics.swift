import Synchronization

extension Workspace {
  /// Series that there are; nothing for a file alone, or without a configuration of Prometheus.
  var metrics: MetricIndex? {
    metricsFound.withLock { found in
      if let known = found.first { return known }
      let index = isBundle ? MetricIndex(self) : nil
      found = [index]
      return index
    }
  }
}
