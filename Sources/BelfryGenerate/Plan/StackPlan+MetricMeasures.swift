import BelfryCatalogue
import BelfryProfile
import BelfrySource
import BelfryYAML

extension StackPlan {
  /// What services declare: values of gauges, speeds of counters, percentiles of times.
  package var ownMeasures: [Measure] {
    profile.declaredMetrics.flatMap { metric in
      let percentiles =
        profile.services[metric.service]?.percentiles ?? profile.percentiles
      return MetricMeasures(
        part: metric.service, job: metric.service, title: metric.declaredName.value,
        name: metric.name, kind: metric.kind, unit: metric.unit, origin: .own,
        percentiles: percentiles?.value ?? Defaults.percentiles,
        hasQuantiles: !metric.quantiles.isEmpty
      ).all
    }
  }

  /// What packs know of the services, and of everything else that is watched where all is wanted;
  /// metrics stand under the services' own names.
  package func packMeasures(all isAll: Bool) -> [Measure] {
    let wanted = instances.filter { isAll || $0.pack.manifest.kind?.value == .workload }
    var seen: Set<String> = []
    return wanted.flatMap { instance -> [Measure] in
      let binder = ExpressionBinder(instance)
      return instance.pack.metrics.metrics.entries.flatMap { entry -> [Measure] in
        guard !instance.absent.contains(entry.key.value) else { return [] }
        let name = binder.renamed(entry.key.value)
        return MetricMeasures(
          part: instance.name, job: instance.job, title: name, name: name,
          kind: MetricProfile.Kind(rawValue: entry.value.type?.rawValue ?? "") ?? .gauge,
          unit: Self.unit(in: entry.key.value), origin: .pack, percentiles: instance.percentiles,
          hasQuantiles: entry.value.labels["quantile"] != nil
        ).all
      }
    }.filter { seen.insert($0.expression).inserted }
  }

  /// The unit that the end of a name says, where numbers are shown in it.
  private static func unit(in name: String) -> String? {
    // A moment, not a length of time.
    guard !name.hasSuffix("start_time_seconds"), !name.hasSuffix("timestamp_seconds") else {
      return nil
    }
    let known: Set = ["seconds", "bytes", "ratio", "percent"]
    return name.split(separator: "_").last.map(String.init).flatMap {
      known.contains($0) ? $0 : nil
    }
  }
}

/// What a metric is asked for, by its type.
private struct MetricMeasures {
  var part: String
  var job: String
  var title: String
  /// In Prometheus; of histograms and summaries the base name.
  var name: String
  var kind: MetricProfile.Kind
  var unit: String?
  var origin: Measure.Origin
  var percentiles: [Double]
  var hasQuantiles: Bool

  var all: [Measure] {
    switch kind {
    case .gauge: return [measure(title, series(), unit)]
    case .counter: return [measure(title, "rate(\(series())[5m])", "per_second")]
    case .summary:
      guard !hasQuantiles else { return [measure(title, series(), unit)] }
      let average = "rate(\(series("_sum"))[5m]) / rate(\(series("_count"))[5m])"
      return [measure("average of \(title)", average, unit)]
    case .histogram:
      return percentiles.map { percentile in
        let share = Percentile.share(percentile).decimalText
        let buckets = "sum by (le) (rate(\(series("_bucket"))[5m]))"
        return measure(
          "\(Percentile.name(percentile)) of \(title)", "histogram_quantile(\(share), \(buckets))",
          unit)
      }
    }
  }

  private func series(_ suffix: String = "") -> String { "\(name)\(suffix){job=\"\(job)\"}" }

  private func measure(_ title: String, _ expression: String, _ unit: String?) -> Measure {
    Measure(part: part, title: title, expression: expression, unit: unit, origin: origin)
  }
}
