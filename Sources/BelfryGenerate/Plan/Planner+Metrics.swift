import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

extension Planner {
  /// Refuses declared metrics and budgets that cannot be.
  mutating func metrics() {
    var kinds: [String: (kind: MetricProfile.Kind, service: String)] = [:]
    for service in profile.services.entries {
      positive(service.value.replicas, "replicas")
      var names: [String: String] = [:]
      for entry in service.value.ownMetrics.entries {
        let metric = DeclaredMetric(entry.value, named: entry.key, of: service.key.value)
        guard MetricNameText(metric.name) != nil, isReadable(entry.key.value) else {
          report(
            "metric-name", at: entry.key.span,
            "'\(entry.key.value.prefix(40))' cannot name a metric",
            help: "use letters, digits, '_' and dots, as in 'orders_total' or 'orders.paid'")
          continue
        }
        for name in metric.seriesNames {
          if let other = names.updateValue(entry.key.value, forKey: name) {
            report(
              "duplicate-metric", at: entry.key.span,
              "'\(entry.key.value)' and '\(other)' are both '\(name)' in Prometheus",
              help: "leave one out, or give one a 'name'")
          }
        }
        if let known = kinds[metric.name], known.kind != metric.kind {
          report(
            "metric-type", at: entry.value.type?.span ?? entry.key.span,
            "'\(metric.name)' is a \(metric.kind.rawValue) here and a \(known.kind.rawValue) "
              + "in '\(known.service)'",
            help: "one name has one type")
        }
        kinds[metric.name] = (metric.kind, service.key.value)
        check(metric, at: entry.key.span)
      }
    }
    budgets()
  }

  /// Whether a name has nothing but what the mapping of names knows.
  private func isReadable(_ name: String) -> Bool {
    let others: Set<UInt8> = [0x2D, 0x2E, 0x2F, 0x3A, 0x5F]
    return name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || others.contains($0)
    }
  }

  private mutating func check(_ metric: DeclaredMetric, at span: Span?) {
    positive(metric.profile.sets, "sets")
    let bounds = metric.profile.buckets
    if metric.kind != .histogram, let bounds {
      report(
        "metric-buckets", at: bounds.span, "a \(metric.kind.rawValue) has no buckets",
        help: "remove them, or make it a histogram")
    } else if let bounds, zip(bounds.value, bounds.value.dropFirst()).contains(where: { $0 >= $1 })
    {
      report(
        "metric-buckets", at: bounds.span, "the buckets do not rise",
        help: "write upper bounds from the least to the greatest")
    }
    if let quantiles = metric.profile.quantiles {
      if metric.kind != .summary {
        report(
          "metric-quantiles", at: quantiles.span, "a \(metric.kind.rawValue) has no quantiles",
          help: "remove them, or make it a summary")
      } else if quantiles.value.contains(where: { $0 < 0 || $0 > 1 }) {
        report(
          "metric-quantiles", at: quantiles.span, "a quantile lies from 0 to 1",
          help: "write 0.95 for the 95th percentile")
      }
    }
    let bound: [MetricProfile.Kind: String] = [.histogram: "le", .summary: "quantile"]
    for label in metric.labels where bound[metric.kind] == label.name.value {
      report(
        "metric-label", at: label.name.span,
        "the label '\(label.name.value)' belongs to the \(metric.kind.rawValue) itself",
        help: "leave it out; 'buckets' and 'quantiles' say its values")
    }
  }

  private mutating func budgets() {
    let budgets = profile.budgets
    let whole = [
      budgets.series, budgets.samples, budgets.job, budgets.metric, budgets.label,
      budgets.labels, budgets.valueLength,
    ]
    for budget in whole + budgets.jobs.entries.map({ Optional($0.value) }) {
      positive(budget, "a budget")
    }
    for entry in budgets.prices.entries where entry.value.value < 0 {
      report(
        "bad-number", at: entry.value.span, "a price is not negative", help: "write 0 or more")
    }
  }

  /// Refuses numbers below one.
  private mutating func positive(_ number: Located<Int>?, _ what: String) {
    guard let number, number.value < 1 else { return }
    report(
      "bad-number", at: number.span, "\(number.value) is too small for \(what)",
      help: "write 1 or more")
  }
}
