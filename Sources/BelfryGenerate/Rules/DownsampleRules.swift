import BelfryModels
import BelfryProfile
import BelfrySource

/// Makes the rules that record means for the long-term store.
struct DownsampleRules {
  let plan: StackPlan

  private var every: String { plan.profile.storage.every.description }

  /// The endings of what is recorded, such as `avg5m`.
  private var endings: (mean: String, greatest: String, rate: String) {
    ("avg\(every)", "max\(every)", "rate\(every)")
  }

  /// The group, evaluated as often as a value is wanted; nothing where nothing is downsampled.
  func group() -> RuleGroup? {
    guard !plan.downsampling.isEmpty else { return nil }
    var group = RuleGroup()
    group.name = Located("downsample")
    group.interval = Located(plan.profile.storage.every)
    let rules = plan.downsampling.flatMap { metric -> [Rule] in
      let series = metric.series
      if metric.isCounter {
        return [Rule(record: "\(series):\(endings.rate)", expr: "rate(\(series)[\(every)])")]
      }
      return [
        Rule(record: "\(series):\(endings.mean)", expr: "avg_over_time(\(series)[\(every)])"),
        Rule(record: "\(series):\(endings.greatest)", expr: "max_over_time(\(series)[\(every)])"),
      ]
    }
    group.rules = rules.map { Located($0) }
    return group
  }

  /// The regular expression of what is recorded: all that goes to the long-term store.
  var regex: String { ".+:(\(endings.mean)|\(endings.greatest)|\(endings.rate))" }
}
