import BelfryModels
package import BelfryProfile
package import BelfrySource
import BelfryYAML

/// A budget, and what is estimated against it.
package struct BudgetVerdict: Sendable {
  /// What a number counts, for showing it.
  package enum Unit: String, Sendable {
    case series, values
    case samplesPerSecond = "samples/s"
    case bytes
    case bytesPerDay = "bytes/day"
    case dollars = "USD/month"
  }

  /// The key of the profile, such as `budgets.jobs.api`.
  package var key: String
  /// What it is about, where several things have the same budget.
  package var subject: String?
  package var unit: Unit
  package var budget: Double
  package var estimated: Double
  /// Where the budget stands; nothing for one that counts by default.
  package var span: Span?
  /// Whether more is estimated than the budget allows.
  package var isOver: Bool { estimated > budget }
  /// Whether it is over a budget that the profile says, not one that counts by default.
  package var isFailing: Bool { isOver && span != nil }

  /// Every budget of a profile; of those that count by default only what is over.
  static func all(of estimate: Estimate, _ budgets: BudgetProfile) -> [BudgetVerdict] {
    var found: [BudgetVerdict] = []
    func add(
      _ key: String, _ unit: Unit, _ budget: Double?, _ span: Span?, _ estimated: Double,
      _ subject: String? = nil
    ) {
      guard let budget else { return }
      found.append(
        BudgetVerdict(
          key: "budgets.\(key)", subject: subject, unit: unit, budget: budget,
          estimated: estimated, span: span))
    }
    let whole = { (number: Located<Int>?) in number.map { Double($0.value) } }
    add(
      "series", .series, whole(budgets.series), budgets.series?.span, Double(estimate.series))
    add(
      "samples_per_second", .samplesPerSecond, whole(budgets.samples), budgets.samples?.span,
      estimate.samplesPerSecond)
    add(
      "disk", .bytes, budgets.disk.map { Double($0.value.bytes) }, budgets.disk?.span,
      estimate.disk)
    add(
      "memory", .bytes, budgets.memory.map { Double($0.value.bytes) }, budgets.memory?.span,
      estimate.memory)
    if let volume = estimate.logVolume {
      add(
        "logs", .bytesPerDay, budgets.logs.map { Double($0.value.bytes) }, budgets.logs?.span,
        Double(volume))
    }
    for entry in budgets.prices.entries {
      guard let price = estimate.prices.first(where: { $0.name == entry.key.value }) else {
        continue
      }
      add(
        "monthly_price.\(price.name)", .dollars, entry.value.value, entry.value.span, price.cost)
    }
    for entry in budgets.jobs.entries {
      guard let job = estimate.jobs.first(where: { $0.name == entry.key.value }) else { continue }
      add("jobs.\(job.name)", .series, whole(entry.value), entry.value.span, Double(job.series))
    }
    return found + shared(estimate, budgets)
  }

  /// Budgets that every job and every metric has, where something is over them.
  private static func shared(
    _ estimate: Estimate, _ budgets: BudgetProfile
  ) -> [BudgetVerdict] {
    var found: [BudgetVerdict] = []
    let most = budgets.job?.value ?? Defaults.jobBudget
    for job in estimate.jobs where budgets.jobs[job.name] == nil && job.series > most {
      found.append(
        BudgetVerdict(
          key: "budgets.job", subject: job.name, unit: .series, budget: Double(most),
          estimated: Double(job.series), span: budgets.job?.span))
    }
    let least = budgets.metric?.value ?? Defaults.metricBudget
    for job in estimate.jobs where estimate.ownJobs.contains(job.name) {
      for metric in job.metrics where metric.series > least {
        found.append(
          BudgetVerdict(
            key: "budgets.metric", subject: "\(metric.name) of \(job.name)", unit: .series,
            budget: Double(least), estimated: Double(metric.series), span: budgets.metric?.span))
      }
    }
    return found
  }
}
