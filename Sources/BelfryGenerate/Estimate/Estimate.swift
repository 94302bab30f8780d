import BelfryCatalogue

/// How much a stack will hold and cost, as far as its profile tells.
package struct Estimate: Sendable {
  /// Series of one metric, or of one kind of metrics, on one target.
  package struct Metric: Sendable {
    /// The metric, or what several begin with, as in `node_network_*`.
    package var name: String
    package var series: Int
    /// Labels of which nobody said how many values they have.
    package var assumed: [String] = []
    /// Labels whose values never end.
    package var endless: [String] = []
  }

  /// A scrape job.
  package struct Job: Sendable {
    package var name: String
    /// What answers, in words.
    package var program: String
    package var targets: Int
    /// Milliseconds between two scrapes.
    package var interval: Int64
    package var metrics: [Metric]
    /// Whether how much it serves is known; else its metrics are none.
    package var isKnown = true

    /// Samples of one scrape of one target.
    package var samples: Int {
      metrics.reduce(0) { min(SizeExpression.most, $0 + $1.series) }
    }
    /// Series of all targets, with those that Prometheus adds for each.
    package var series: Int {
      SizeExpression.product(targets, samples + StorageModel.seriesPerTarget)
    }
    /// Samples a second of all targets.
    package var samplesPerSecond: Double {
      interval > 0 ? Double(series) * 1000 / Double(interval) : 0
    }
  }

  package var jobs: [Job] = []
  /// Series that recording rules write.
  package var recorded = 0
  /// Alert rules.
  package var alertRules = 0
  /// Milliseconds between two evaluations of rules.
  package var evaluation: Int64 = 15_000
  /// Milliseconds for which samples are kept.
  package var retention: Int64 = 0
  /// Bytes that Prometheus may fill before it drops old samples.
  package var retentionSize: Int64 = 0
  /// Containers on the host.
  package var containers = 0
  /// Bytes of logs a day; nothing where the profile does not say.
  package var logVolume: Int64?
  /// Whether logs are kept by an Elasticsearch that is not the stack's own.
  package var logsElsewhere = false
  /// Milliseconds for which logs are kept.
  package var logRetention: Int64 = 0
  /// Jobs of the team's own services.
  package var ownJobs: Set<String> = []
  package var prices: [PriceEstimate] = []
  package var verdicts: [BudgetVerdict] = []
}

extension Estimate {
  /// Series of alerts: `ALERTS` and `ALERTS_FOR_STATE` of those that are pending or firing.
  package var alertSeries: Int {
    2 * Int((Double(alertRules) * StorageModel.activeAlerts).rounded(.up))
  }

  /// Everything that is written all the time.
  package var series: Int {
    jobs.reduce(recorded + alertSeries) { min(SizeExpression.most, $0 + $1.series) }
  }

  /// Samples a second, those of rules with them.
  package var samplesPerSecond: Double {
    let rules = Double(recorded + alertSeries) * 1000 / Double(max(1, evaluation))
    return jobs.reduce(rules) { $0 + $1.samplesPerSecond }
  }

  /// Samples a day.
  package var samplesPerDay: Double { samplesPerSecond * 86_400 }

  /// Bytes a day in blocks.
  package var bytesPerDay: Double { samplesPerDay * StorageModel.bytesPerSample }

  /// Bytes on disk once the retention is full: blocks, the log of what is in memory, and the head.
  package var disk: Double {
    let kept = Double(retention) / 1000 * StorageModel.wholeBlocks
    return samplesPerSecond * kept * StorageModel.bytesPerSample + writeAheadLog
  }

  /// Bytes of the write-ahead log.
  package var writeAheadLog: Double {
    samplesPerSecond * StorageModel.headSeconds * StorageModel.walBytesPerSample
      + Double(series) * StorageModel.walBytesPerSeries
  }

  /// Whether the retention is reached before the size is.
  package var retentionHolds: Bool { disk <= Double(retentionSize) }

  /// Milliseconds for which samples are kept with the size that there is.
  package var heldRetention: Int64 {
    guard !retentionHolds, samplesPerSecond > 0 else { return retention }
    let blocks = max(0, Double(retentionSize) - writeAheadLog)
    let seconds = blocks / (samplesPerSecond * StorageModel.bytesPerSample)
    return Int64(seconds / StorageModel.wholeBlocks * 1000)
  }

  /// Series in memory: those that end stay for hours, as those of containers that were replaced.
  package var headSeries: Int {
    let churn = jobs.filter { $0.name == "cadvisor" }.reduce(0) { $0 + $1.series }
    return min(SizeExpression.most, series + churn)
  }

  /// Bytes of memory of Prometheus.
  package var memory: Double {
    StorageModel.baseMemory + Double(headSeries) * StorageModel.memoryPerSeries
  }

  /// Bytes of logs on the stack's disk once their retention is full.
  package var logDisk: Double? {
    logsElsewhere
      ? logVolume.map { _ in 0 }
      : logVolume.map { Double($0) * Double(logRetention) / 86_400_000 * StorageModel.logFactor }
  }
}
