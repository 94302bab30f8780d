import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource

/// Which series an export sends.
struct ExportSelection {
  /// Regular expressions of names, each for one entry of the profile.
  let alternatives: [String]

  /// What the profile names; else `up` and what the packs record for services, without buckets.
  init(_ metrics: [Located<MetricPattern>], _ plan: StackPlan) {
    guard metrics.isEmpty else {
      let kinds = plan.metricKinds
      alternatives = metrics.map { pattern in
        let suffixes = (kinds[pattern.value.text] ?? .untyped).suffixes
        guard suffixes.count > 1 else { return pattern.value.regex }
        let isSummary = suffixes.contains("")
        let words = suffixes.filter { !$0.isEmpty }.joined(separator: "|")
        return "\(pattern.value.regex)(\(words))" + (isSummary ? "?" : "")
      }
      return
    }
    let records = plan.recordedNames.filter { !$0.hasPrefix("job_le:") && !$0.contains("_le_") }
    alternatives = ["up"] + records
  }

  /// One regular expression for all of them.
  var regex: String { alternatives.joined(separator: "|") }

  /// A selector of PromQL for all of them.
  var selector: String { "{__name__=~\"\(regex)\"}" }
}

extension StackPlan {
  /// Names of what the packs of services record, each once.
  var recordedNames: [String] {
    let own = instances(.workload)
    let services = Set(own.map(\.service))
    var plan = self
    plan.instances = own.filter { services.contains($0.service) }
    plan.downsampling = []
    return RuleComposer(plan: plan).recording().groups.flatMap(\.value.rules)
      .compactMap { $0.value.record?.value }.unique
  }
}
