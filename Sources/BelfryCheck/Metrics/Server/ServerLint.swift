package import BelfryExposition
package import BelfrySource

/// Judges what a server has stored.
package enum ServerLint {
  /// Findings in what a target exposes; of the text itself nothing is known.
  package static func check(
    _ table: FamilyTable, path: String, _ options: CheckOptions
  ) -> [Diagnostic] {
    placeless(findings(in: table, path, options), options)
  }

  /// Findings about labels of all targets together, by a sample of their values.
  ///
  /// - Parameters:
  ///   - label: The label.
  ///   - values: Some of its values.
  ///   - metrics: Some of the metrics that have it.
  package static func check(
    label: String, values: [String], metrics: [String], path: String, _ options: CheckOptions
  ) -> [Diagnostic] {
    let name = MetricNames.isPlain(label, colons: false) ? label : ServerTarget.quoted(label)
    var text = ""
    for metric in metrics.prefix(3) where MetricNames.isPlain(metric, colons: true) {
      for value in values { text += "\(metric){\(name)=\(ServerTarget.quoted(value))} 1\n" }
    }
    let ids = [CheckRule.unboundedLabel.id, CheckRule.numericLabelValues.id]
    let found = findings(in: FamilyTable.read(Array(text.utf8)), path, options)
    return placeless(found.filter { ids.contains($0.id) }, options)
  }

  /// Metrics of which the head holds many more series than there are.
  ///
  /// - Parameters:
  ///   - head: Series of the head.
  ///   - alive: Series that there are now, by metric.
  package static func churn(
    _ head: HeadStatistics, alive: [String: Int], path: String, _ options: CheckOptions
  ) -> [Diagnostic] {
    let found = head.metrics.compactMap { metric -> Diagnostic? in
      let now = alive[metric.name] ?? 0
      guard metric.value >= 100, now * 2 <= metric.value else { return nil }
      return Diagnostic(
        CheckRule.highChurn.id, CheckRule.highChurn.severity,
        "of \(metric.value) series of '\(metric.name)' in memory \(now) go on",
        help: "The others ended within the last hours. Find the label that changes: a name that "
          + "lives shortly does not belong into one.",
        file: path, at: nil)
    }
    return placeless(found, options)
  }

  /// A target that is too large to be looked at, by the number of its samples alone.
  package static func tooLarge(
    _ target: ServerTarget, path: String, _ options: CheckOptions
  ) -> [Diagnostic] {
    let budget = (options.budgets ?? CardinalityBudgets(options.settings.budgets)).job
    guard target.samples > budget else { return [] }
    let finding = Diagnostic(
      CheckRule.jobOverBudget.id, CheckRule.jobOverBudget.severity,
      "the target '\(target.instance)' has \(target.samples) series",
      help:
        "The budget is \(budget). It is too large to be looked at as a whole: lint its address.",
      file: path, at: nil)
    return placeless([finding], options)
  }

  private static func findings(
    in table: FamilyTable, _ path: String, _ options: CheckOptions
  ) -> [Diagnostic] {
    MetricLint.findings(in: table, path, options).filter { !$0.id.hasPrefix("exposition/") }
  }

  private static func placeless(
    _ found: [Diagnostic], _ options: CheckOptions
  ) -> [Diagnostic] {
    let shown = MetricLint.shown(found.filter { options.shows($0.id) }, options)
    return shown.map { finding in
      var finding = finding
      finding.span = nil
      finding.fixes = []
      return finding
    }
  }
}
