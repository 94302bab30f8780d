import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryYAML

/// Counts the series that recording rules write, by the labels that their aggregations keep.
struct RecordedSeries {
  /// Values of a label in one job, by its name there.
  private let values: [String: Int]

  init(_ estimator: Estimator) {
    var values: [String: Int] = [:]
    for instance in estimator.plan.instances(.workload) {
      let profile = estimator.plan.profile.services[instance.name]?.workloads.entries[
        instance.pack.name]
      for metric in instance.pack.metrics.metrics.entries {
        if let buckets = metric.value.buckets {
          values["le"] = max(values["le"] ?? 0, buckets)
        }
        for label in metric.value.labels.entries {
          let name = instance.labelNames[label.key.value] ?? label.key.value
          let count = profile?.expected[label.key.value]?.value ?? label.value
          values[name] = max(values[name] ?? 0, count)
        }
      }
    }
    self.values = values
  }

  /// Series of all rules of a file.
  func count(_ file: RuleFile) -> Int {
    var labels: [String: Set<String>] = [:]
    var sum = 0
    for rule in file.groups.flatMap({ $0.value.rules }) {
      guard let record = rule.value.record?.value,
        let expression = parse(rule.value.expr.value).expression
      else { continue }
      let kept = kept(expression, labels)
      labels[record] = kept
      // Labels of the target have one value in a job, and rules are written for each job.
      let sets = kept.subtracting(["job", "instance"]).reduce(1) {
        SizeExpression.product($0, values[$1] ?? 10)
      }
      sum = min(SizeExpression.most, sum + sets)
    }
    return sum
  }

  /// Labels of the result: those of the aggregations, else those of recorded series that are asked.
  private func kept(_ expression: Expression, _ records: [String: Set<String>]) -> Set<String> {
    var kept: Set<String> = []
    var isQuantile = false
    expression.forEach { part in
      switch part {
      case .aggregation(let node):
        if let grouping = node.grouping, !grouping.isWithout {
          kept.formUnion(grouping.labels.map(\.name))
        }
      case .call(let call): isQuantile = isQuantile || call.name == "histogram_quantile"
      default: break
      }
    }
    for name in expression.metricNames { kept.formUnion(records[name] ?? []) }
    if isQuantile { kept.remove("le") }
    return kept
  }
}
