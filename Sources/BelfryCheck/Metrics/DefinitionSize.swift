import BelfryCatalogue
import BelfrySource
import BelfryYAML

/// How many series defined metrics make: what never ends, and what is over its budget.
enum DefinitionSize {
  /// Values of a label that nobody says anything of.
  static let unknownValues = 10

  /// Labels that hold what never ends, each name once.
  static func endless(_ metrics: [DefinedMetric], _ path: String) -> [Diagnostic] {
    var order: [String] = []
    var uses: [String: [(metric: DefinedMetric, label: DefinedMetric.Label)]] = [:]
    for metric in metrics {
      for label in metric.labels where label.endless != nil {
        if uses[label.name.value] == nil { order.append(label.name.value) }
        uses[label.name.value, default: []].append((metric, label))
      }
    }
    return order.compactMap { name in
      guard let all = uses[name], let first = all.first else { return nil }
      let families = all.map(\.metric.name.value)
      let relabelling = RelabelAdvice.drop(
        families, suffix: all.contains { $0.metric.seriesNames.count > 1 } ? parts : "")
      let further = all.dropFirst().compactMap { use -> Diagnostic.Related? in
        use.label.name.span.map {
          .init("here too, of '\(use.metric.name.value)'", file: path, span: $0)
        }
      }
      let instead = EndlessAdvice.instead(ofLabel: name, kind: kind(first.label))
      let source = all.compactMap { use -> String? in
        if case .source(let text)? = use.label.endless { return text }
        return nil
      }.first
      let message =
        source.map {
          "the label '\(name)' of \(LabelUse.words(families)) has no end: it is '\($0.prefix(30))'"
        } ?? "the label '\(name)' of \(LabelUse.words(families)) sounds as if it had no end"
      return Diagnostic(
        CheckRule.unboundedLabel.id, source == nil ? .advice : CheckRule.unboundedLabel.severity,
        message,
        help: "\(instead) Or say its values, or how many there are. As long as it is served, in "
          + "the scrape job: \(relabelling)",
        file: path, at: first.label.name.span, related: further)
    }
  }

  /// Parts of histograms and summaries in a pattern of names.
  private static let parts = "(_bucket|_sum|_count)?"

  /// What the values look like, where their source tells.
  private static func kind(_ label: DefinedMetric.Label) -> ValueClassHint {
    guard case .source(let text)? = label.endless else { return .unknown }
    let folded = text.lowercased()
    return folded.contains("path") || folded.contains("url") || folded.contains("uri")
      ? .path : .unknown
  }

  /// Labels with more values than the budget allows, each name once.
  static func wide(
    _ metrics: [DefinedMetric], _ path: String, _ budgets: CardinalityBudgets
  ) -> [Diagnostic] {
    var seen: Set<String> = []
    return metrics.flatMap { metric in
      metric.labels.compactMap { label in
        guard let count = label.cardinality, count > budgets.label,
          seen.insert(label.name.value).inserted
        else { return nil }
        return Diagnostic(
          CheckRule.labelOverBudget.id, CheckRule.labelOverBudget.severity,
          "the label '\(label.name.value)' of '\(metric.name.value)' has \(count) values",
          help: "The budget is \(budgets.label). "
            + EndlessAdvice.instead(ofLabel: label.name.value, kind: .unknown),
          file: path, at: label.name.span)
      }
    }
  }

  /// Metrics and jobs with more series than the budget allows, those left out of which a label is
  /// told already.
  static func large(
    _ metrics: [DefinedMetric], _ path: String, _ budgets: CardinalityBudgets
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var jobs: [(name: String, place: Located<String>, series: Int)] = []
    for metric in metrics {
      guard !metric.labels.contains(where: { ($0.cardinality ?? 0) > budgets.label }),
        let series = metric.series(unknown: unknownValues)
      else { continue }
      if series > budgets.metric { found.append(metricFinding(metric, series, path, budgets)) }
      guard let service = metric.service, series <= budgets.metric else { continue }
      let all = SizeExpression.product(series, metric.replicas)
      if let index = jobs.firstIndex(where: { $0.name == service }) {
        jobs[index].series = min(SizeExpression.most, jobs[index].series + all)
      } else {
        jobs.append((service, metric.name, all))
      }
    }
    for job in jobs where job.series > budgets.job {
      found.append(
        Diagnostic(
          CheckRule.jobOverBudget.id, CheckRule.jobOverBudget.severity,
          "the metrics of '\(job.name)' make \(job.series) series",
          help: "The budget is \(budgets.job). Use fewer labels, or values of labels.",
          file: path, at: job.place.span))
    }
    return found
  }

  private static func metricFinding(
    _ metric: DefinedMetric, _ series: Int, _ path: String, _ budgets: CardinalityBudgets
  ) -> Diagnostic {
    let sets = series / max(1, metric.seriesPerSet)
    let name = metric.name.value
    guard metric.buckets < 3 || sets < 3 else {
      return Diagnostic(
        CheckRule.histogramExplosion.id, CheckRule.histogramExplosion.severity,
        "'\(name)' has \(sets) sets of labels with \(metric.buckets) buckets each",
        help: "These are \(series) series; the budget is \(budgets.metric). Use fewer buckets or "
          + "labels, or native histograms. To keep the averages alone, in the scrape job: "
          + RelabelAdvice.drop([name + "_bucket"]),
        file: path, at: metric.name.span)
    }
    let labels = metric.labels.map { label in
      "'\(label.name.value)' \(label.cardinality.map { "\($0)" } ?? "about \(unknownValues)")"
    }
    return Diagnostic(
      CheckRule.metricOverBudget.id, CheckRule.metricOverBudget.severity,
      "'\(name)' makes \(series) series",
      help: "The budget is \(budgets.metric); values of its labels: "
        + "\(labels.joined(separator: ", ")). Say 'sets' where not all combinations occur.",
      file: path, at: metric.name.span)
  }
}
