/// How many values and series one scrape may have before it is reported.
package struct CardinalityBudgets: Sendable, Hashable {
  /// Distinct values of one label of one metric.
  package var label = 100
  /// Series of one metric.
  package var metric = 1000
  /// Series of one scrape.
  package var job = 10_000

  /// What a project says, and the usual budgets for the rest.
  package init(_ settings: BudgetSettings = BudgetSettings()) {
    label = settings.label ?? label
    metric = settings.metric ?? metric
    job = settings.job ?? job
  }

  /// Takes budgets from a comment such as `belfry:budget label=50 metric=500`; others stay.
  mutating func take(comment: String) {
    let words = comment.split(separator: " ")
    guard words.first == "belfry:budget" else { return }
    for word in words.dropFirst() {
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let value = Int(parts[1]), value > 0 else { continue }
      switch parts[0] {
      case "label": label = value
      case "metric": metric = value
      case "job": job = value
      default: continue
      }
    }
  }
}
