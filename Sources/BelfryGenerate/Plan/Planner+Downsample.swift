import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// A metric of which a mean is kept.
package struct DownsampledMetric: Sendable {
  /// The series' name, as it is scraped.
  package var series: String
  /// Whether its rate is kept, not its mean and greatest value.
  package var isCounter: Bool
}

extension Planner {
  /// Finds out what the metrics to be downsampled are, and refuses those that nobody serves.
  mutating func downsample() {
    guard let downsample = profile.storage.downsample else { return }
    let longTerm = profile.storage.longTerm
    let first = downsample.metrics.first?.span
    if longTerm == nil {
      report(
        "downsample", at: first, "nothing keeps what is downsampled",
        help: "say 'storage.long_term' as well")
    } else if longTerm?.store?.value == .thanos {
      report(
        "downsample", at: first, "Thanos downsamples everything by itself",
        help: "remove 'downsample'; 'retention_5m' and 'retention_1h' say how long it is kept")
    } else if longTerm?.metrics.isEmpty == false {
      report(
        "downsample", at: first, "'downsample' and 'long_term.metrics' both say what is kept",
        help: "keep one of them")
    }
    let every = profile.storage.every.milliseconds
    if every < interval(nil) * 4 {
      report(
        "downsample", at: downsample.every?.span,
        "\(profile.storage.every) hold too few scrapes for a mean",
        help: "say at least four times the scrape interval")
    }
    let known = plan.metricKinds
    for metric in downsample.metrics {
      guard let kind = known[metric.value.text] else {
        let names = known.keys.sorted()
        report(
          "unknown-metric", at: metric.span, "nobody serves '\(metric.value.text.prefix(60))'",
          help: nearest(to: metric.value.text, in: names).map { "did you mean '\($0)'?" }
            ?? "name a metric of a service, a dependency or the stack")
        continue
      }
      plan.downsampling += kind.suffixes.map { suffix in
        let isTotal = kind == .counter || !suffix.isEmpty
        return DownsampledMetric(series: metric.value.text + suffix, isCounter: isTotal)
      }
    }
  }
}

extension StackPlan {
  /// Types of the metrics that the stack scrapes, by their names as they are served.
  var metricKinds: [String: MetricEntry.Kind] {
    var kinds: [String: MetricEntry.Kind] = [:]
    for instance in instances {
      for entry in instance.pack.metrics.metrics.entries
      where !instance.absent.contains(entry.key.value) {
        let name = instance.metricNames[entry.key.value] ?? entry.key.value
        kinds[name] = entry.value.type ?? .untyped
      }
    }
    for service in profile.services.entries {
      for entry in service.value.ownMetrics.entries {
        let metric = DeclaredMetric(entry.value, named: entry.key, of: service.key.value)
        kinds[metric.name] = MetricEntry.Kind(rawValue: metric.kind.rawValue) ?? .untyped
      }
    }
    return kinds
  }
}
