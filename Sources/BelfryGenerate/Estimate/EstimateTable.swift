import BelfryCatalogue

/// An estimate as a person reads it, in 80 columns.
package struct EstimateTable {
  /// By what the series are listed.
  package enum Order: String, CaseIterable, Sendable {
    case job, metric
  }

  let estimate: Estimate
  let title: String
  /// When the prices were last looked at.
  let dated: String
  let style: BarStyle
  let order: Order
  /// How many rows a list has at most.
  let most: Int

  package init(
    _ estimate: Estimate, title: String, dated: String, style: BarStyle, by order: Order,
    most: Int
  ) {
    self.estimate = estimate
    self.title = title
    self.dated = dated
    self.style = style
    self.order = order
    self.most = most
  }

  /// The whole text.
  package var text: String {
    let head =
      "\(title): \(Quantity.count(estimate.series)) series, "
      + "\(Quantity.short(estimate.samplesPerSecond)) samples a second"
    let parts = [
      [head], order == .job ? jobs : metrics, storage, prices, open, budgets,
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  // MARK: Series

  private var jobs: [String] {
    var rows: [(name: String, series: Int, rest: String)] = estimate.jobs.map { job in
      let rest =
        job.isKnown
        ? "\(Quantity.short(job.samplesPerSecond))/s" : "not known"
      return (job.targets > 1 ? "\(job.name) x\(job.targets)" : job.name, job.series, rest)
    }
    rows.sort { $0.series > $1.series }
    rows.append(("recording rules", estimate.recorded, ""))
    rows.append(("active alerts", estimate.alertSeries, ""))
    return list(rows, "job", "samples")
  }

  private var metrics: [String] {
    var rows: [(name: String, series: Int, rest: String)] = estimate.jobs.flatMap { job in
      job.metrics.map { metric in
        (
          metric.name == "*" ? "others of \(job.name)" : metric.name,
          SizeExpression.product(metric.series, job.targets), job.name
        )
      }
    }
    rows.sort { $0.series > $1.series }
    return list(rows, "metric", "job")
  }

  private func list(
    _ rows: [(name: String, series: Int, rest: String)], _ first: String, _ last: String
  ) -> [String] {
    let shown = rows.prefix(most)
    let total = max(1, estimate.series)
    let width = min(34, max(15, shown.map(\.name.count).max() ?? 0))
    let barWidth = 80 - width - 11 - 5 - 14
    var lines = [
      pad(first, width) + padLeft("series", 11) + "  " + pad("share", barWidth + 5) + last
    ]
    for row in shown {
      let share = Double(row.series) / Double(total)
      let bar = pad(style.bar(share, width: barWidth), barWidth)
      lines.append(
        trimmed(
          pad(cut(row.name, width), width) + padLeft(Quantity.count(row.series), 11) + "  " + bar
            + padLeft(percent(share), 4) + " " + cut(row.rest, 12)))
    }
    if rows.count > most {
      let rest = rows.dropFirst(most).reduce(0) { $0 + $1.series }
      lines.append(
        pad("\(rows.count - most) more", width) + padLeft(Quantity.count(rest), 11))
    }
    return lines
  }

  private func percent(_ share: Double) -> String {
    share > 0 && share < 0.005 ? "<1%" : "\(Int((share * 100).rounded()))%"
  }

  // MARK: What it needs

  private var storage: [String] {
    let kept = Quantity.duration(estimate.retention)
    let limit = Quantity.bytes(Double(estimate.retentionSize))
    var lines = [
      "disk     \(Quantity.bytes(estimate.disk)) for \(kept), "
        + "\(Quantity.bytes(estimate.bytesPerDay)) a day; "
        + (estimate.retentionHolds
          ? "retention.size (\(limit)) holds" : "retention.size (\(limit)) \(heldWords)"),
      "memory   \(Quantity.bytes(estimate.memory)) for Prometheus, with "
        + "\(Quantity.count(estimate.headSeries)) series in its head",
    ]
    if let volume = estimate.logVolume, let disk = estimate.logDisk {
      lines.append(
        "logs     \(Quantity.bytes(Double(volume))) a day, "
          + (estimate.logsElsewhere ? "none of it here: " : "\(Quantity.bytes(disk)) ")
          + "in \(estimate.logsElsewhere ? "the Elasticsearch that exists" : "Elasticsearch") "
          + "for \(Quantity.duration(estimate.logRetention))")
    }
    return lines
  }

  /// What becomes of a retention that does not fit.
  private var heldWords: String {
    let held = Quantity.duration(estimate.heldRetention)
    return estimate.heldRetention < 60_000 ? "holds none of it" : "ends it after \(held)"
  }

  private var prices: [String] {
    guard !estimate.prices.isEmpty else { return [] }
    let most = max(0.01, estimate.prices.map(\.cost).max() ?? 0)
    var lines = ["elsewhere, in US dollars a month (prices of \(dated))"]
    for price in estimate.prices {
      let bar = pad(style.bar(price.cost / most, width: 12), 13)
      lines.append(
        trimmed(
          "  " + pad(price.title, 16) + padLeft(Quantity.dollars(price.cost), 10)
            + (price.isConfirmed ? "  " : " ?") + " " + bar + (price.note ?? "")))
    }
    if estimate.prices.contains(where: { !$0.isConfirmed }) {
      lines.append("  ? not all of it was seen on the provider's own pages")
    }
    return lines
  }

  /// What could not be counted.
  private var open: [String] {
    var lines: [String] = []
    for job in estimate.jobs where !job.isKnown {
      lines.append("'\(job.name)': nothing is known of what it serves; declare 'own_metrics'")
    }
    for job in estimate.jobs {
      for metric in job.metrics where !metric.endless.isEmpty {
        let labels = metric.endless.map { "'\($0)'" }.joined(separator: ", ")
        lines.append("'\(metric.name)': \(labels) has no end; see belfry lint")
      }
    }
    let assumed = estimate.jobs.flatMap { job in job.metrics.filter { !$0.assumed.isEmpty } }
    if let first = assumed.first {
      let more = assumed.count > 1 ? " and \(assumed.count - 1) more" : ""
      lines.append("'\(first.name)'\(more): labels without a number count as 10 values")
    }
    return lines
  }

  private var budgets: [String] {
    guard !estimate.verdicts.isEmpty else { return [] }
    var lines: [String] = []
    for verdict in estimate.verdicts {
      let share = verdict.budget > 0 ? verdict.estimated / verdict.budget : .infinity
      let word = verdict.isFailing ? "OVER" : verdict.isOver ? "over" : "ok"
      let bar = pad(style.bar(share, width: 12), 13)
      let percent = share < 10 ? "\(Int((share * 100).rounded()))%" : ">999%"
      let name = verdict.key + (verdict.subject.map { " (\($0))" } ?? "")
      lines.append(
        trimmed(
          pad(word, 5) + pad(cut(name, 33), 34) + padLeft(percent, 6) + " " + bar
            + "\(shown(verdict.estimated, verdict.unit)) of \(shown(verdict.budget, verdict.unit))")
      )
    }
    return lines
  }

  private func shown(_ number: Double, _ unit: BudgetVerdict.Unit) -> String {
    switch unit {
    case .bytes, .bytesPerDay: Quantity.bytes(number)
    case .dollars: Quantity.dollars(number)
    case .samplesPerSecond: Quantity.short(number)
    case .series, .values: Quantity.count(number)
    }
  }

  // MARK: Columns

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private func cut(_ text: String, _ width: Int) -> String {
    text.count > width ? text.prefix(width - 1) + "~" : text
  }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}
