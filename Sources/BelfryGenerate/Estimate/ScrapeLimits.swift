import BelfryCatalogue
import BelfryProfile
import BelfrySource
import BelfryYAML

/// The limits that a scrape job gets, so that a target which goes wild does not take Prometheus with
/// it.
///
/// A scrape over a limit fails as a whole, so the limits only end what no healthy target does: the
/// budget of the job, or ``headroom`` times what is estimated where that is more.
struct ScrapeLimits {
  /// How much more than the estimate a target may serve.
  static let headroom = 3

  let budgets: BudgetProfile
  /// Estimated samples of a target, by job.
  private let samples: [String: Int]

  init(_ plan: StackPlan) {
    budgets = plan.profile.budgets
    let jobs = Estimator(plan).jobs()
    samples = Dictionary(jobs.map { ($0.name, $0.samples) }) { max($0, $1) }
  }

  /// The job with its own limit, where it does not say one itself.
  func limit(_ job: Value) -> Value {
    guard case .mapping(var entries) = job, case .string(let name)? = job["job_name"],
      job["sample_limit"] == nil
    else { return job }
    let budget = budgets.jobs[name]?.value ?? budgets.job?.value ?? Defaults.jobBudget
    let wild = SizeExpression.product(samples[name] ?? 0, Self.headroom)
    let index = entries.firstIndex { $0.key == "static_configs" || $0.key == "dns_sd_configs" }
    entries.insert(
      .init("sample_limit", .integer(max(budget, Self.rounded(wild)))), at: index ?? entries.count)
    return .mapping(entries)
  }

  /// The limits of every job, for the global section.
  var shared: [Value.Entry] {
    [
      .init(
        "label_limit", .integer(budgets.labels?.value ?? Defaults.labelLimit),
        comment: "A scrape with more than these, or than its job's sample_limit, is refused."),
      .init(
        "label_value_length_limit",
        .integer(budgets.valueLength?.value ?? Defaults.valueLengthLimit)),
    ]
  }

  /// The next number with two digits and zeros.
  static func rounded(_ number: Int) -> Int {
    var step = 1
    while number / step >= 100 { step *= 10 }
    return (number + step - 1) / step * step
  }
}
