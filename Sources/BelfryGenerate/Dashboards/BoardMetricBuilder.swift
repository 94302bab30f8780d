import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryYAML

/// Makes a panel of what a profile says of one metric on a dashboard.
struct BoardMetricBuilder {
  let planner: Planner
  let metric: BoardMetric
  /// Jobs whose series it shows.
  private(set) var jobs: [String] = []
  private(set) var found: [Diagnostic] = []

  init(_ planner: Planner, _ metric: BoardMetric) {
    (self.planner, self.metric) = (planner, metric)
  }

  private mutating func report(_ id: String, at span: Span?, _ message: String, help: String) {
    found.append(
      Diagnostic(
        "profile/\(id)", .error, message, help: help, file: planner.file.path,
        at: span ?? metric.span))
  }

  /// The panel; nothing where it cannot be.
  mutating func panel() -> BoardPanel? {
    if let expr = metric.expr, let name = metric.metric {
      report(
        "bad-panel", at: expr.span, "the panel has 'metric' and 'expr'",
        help: "leave '\(name.value.prefix(40))' out, or the expression")
      return nil
    }
    let made: BoardPanel?
    if let expr = metric.expr {
      made = asked(expr)
    } else if let name = metric.metric {
      made = named(name)
    } else {
      report(
        "bad-panel", at: metric.span, "the panel shows nothing",
        help: "name a metric, or add 'expr' and 'title'")
      made = nil
    }
    return made.map { changed($0) }
  }

  // MARK: What the profile changes

  private mutating func changed(_ made: BoardPanel) -> BoardPanel {
    var panel = made
    if let title = metric.title { panel.spec.title = title }
    if let about = metric.about { panel.spec.about = about }
    if let kind = metric.kind?.value {
      panel.spec.kind = PanelSpec.Kind(rawValue: kind.rawValue)
      if kind == .stat, metric.width == nil { panel.spec.width = 6 }
    }
    checkTimes()
    panel.spec.since = metric.since?.value
    panel.spec.trend = metric.trend?.value.description
    if let width = metric.width {
      if !(1...24).contains(width.value) {
        report(
          "bad-number", at: width.span, "a panel is not \(width.value) columns wide",
          help: "write 1 to 24")
      }
      panel.spec.width = width.value
    }
    if let threshold = metric.threshold {
      panel.limit = threshold.value
      panel.spec.below = metric.below
    }
    if let legend = metric.legend {
      panel.queries = panel.queries.map { .init(expr: $0.expr, legend: legend, isInstant: nil) }
    }
    if let unit = metric.unit { panel.spec.unit = self.unit(unit) ?? panel.spec.unit }
    if panel.kind == .gauge, let whole = ["percentunit": 1.0, "percent": 100][panel.spec.unit] {
      (panel.spec.minimum, panel.spec.maximum) = (0, whole)
    }
    return panel
  }

  private mutating func checkTimes() {
    if let trend = metric.trend, metric.kind?.value != .stat || metric.since != nil {
      report(
        "bad-panel", at: trend.span,
        metric.since == nil ? "only a stat shows a trend" : "'since' and 'trend' are both a time",
        help: metric.since == nil ? "add 'kind: stat'" : "keep one of them")
    }
    if let trend = metric.trend, !Self.isSpan(trend.value.description) {
      report(
        "bad-panel", at: trend.span, "Grafana knows times of one unit, not '\(trend.value)'",
        help: "write a time such as '1d' or '6h'")
    }
    if let since = metric.since, !since.value.hasPrefix("now"), !Self.isSpan(since.value) {
      report(
        "bad-panel", at: since.span, "'\(since.value.prefix(40))' is no time to begin at",
        help: "write 'now/d' for midnight, or a time such as '24h'")
    }
  }

  /// Whether a text is a time as Grafana's panels take it: one number and one unit.
  private static func isSpan(_ text: String) -> Bool {
    let digits = text.utf8.dropLast()
    return text.utf8.last.map { "smhdwy".utf8.contains($0) } == true && !digits.isEmpty
      && digits.count < 6 && digits.allSatisfy { (0x30...0x39).contains($0) }
      && digits.first != 0x30
  }

  /// Grafana's id, or the one of a word such as `seconds`.
  private mutating func unit(_ unit: Located<String>) -> String? {
    if GrafanaUnit.isKnown(unit.value) { return unit.value }
    let word = MetricUnit(unit.value)?.suffix
    let id = MetricPanels.unit(word)
    if id != "short" { return id }
    if let meant = GrafanaUnit.meant(by: unit.value) { return meant }
    report(
      "unknown-unit", at: unit.span, "Grafana knows no unit '\(unit.value.prefix(40))'",
      help: nearest(to: unit.value, in: GrafanaUnit.known.sorted()).map { "did you mean '\($0)'?" }
        ?? "write seconds, bytes, percent, reqps, short …, or 'suffix: words'")
    return nil
  }

  // MARK: PromQL

  private mutating func asked(_ expr: Located<String>) -> BoardPanel? {
    guard let parsed = parse(expr.value, options: .grafana).expression else { return nil }
    guard let title = metric.title else {
      report(
        "bad-panel", at: expr.span, "the panel has no title", help: "add 'title:' with a few words")
      return nil
    }
    jobs = planner.plan.instances.flatMap { planner.plan.jobs(of: $0) }.filter { job in
      parsed.selectors.contains { selector in
        selector.matchers.contains { $0.name == "job" && $0.value == job }
      }
    }
    let text = Printer().print(parsed)
    return BoardPanel(
      title, unit: "short", about: metric.about ?? "`\(text)`.",
      [.init(expr: text, legend: nil, isInstant: nil)])
  }

  // MARK: Names

  private mutating func named(_ name: Located<String>) -> BoardPanel? {
    let plan = planner.plan
    let declared = planner.profile.declaredMetrics.filter {
      $0.declaredName.value == name.value || $0.name == name.value
    }
    if let first = declared.first {
      jobs = declared.map(\.service)
      var shape = OwnMetricSections(plan: plan).shape(first, jobs: jobs)
      shape.matchers = TextMatcher.jobs(jobs)
      return plan.bounded(shape.panel, by: [name.value, first.name])
    }
    if let variants = planner.catalogue.names[name.value] { return known(name, variants) }
    if let shape = served(name.value) { return plan.bounded(shape.panel, by: [name.value]) }
    let names =
      planner.profile.declaredMetrics.map(\.declaredName.value) + planner.catalogue.names.keys
      + plan.instances.flatMap(\.pack.metricNames)
    report(
      "unknown-metric", at: name.span, "no metric is called '\(name.value.prefix(60))'",
      help: nearest(to: name.value, in: names).map { "did you mean '\($0)'?" }
        ?? "declare it under 'own_metrics', or write 'expr'")
    return nil
  }

  private mutating func known(_ name: Located<String>, _ variants: [KnownName]) -> BoardPanel? {
    let plan = planner.plan
    let pairs = variants.flatMap { variant in
      plan.instances.filter { $0.pack.name == variant.pack }.map { (variant, $0) }
    }
    guard let first = pairs.first?.0 else {
      let packs = variants.map(\.pack).joined(separator: " or ")
      report(
        "unknown-metric", at: name.span,
        "'\(name.value)' needs the pack \(packs), which is not in use",
        help: "add the dependency or the probe, or say 'hosts: true' for the host's metrics")
      return nil
    }
    jobs = pairs.flatMap { plan.jobs(of: $0.1) }
    let queries = pairs.compactMap { variant, instance -> BoardPanel.Query? in
      let text = variant.expr.value.replacing("[5m]", with: "[$__rate_interval]")
      guard let parsed = parse(text, options: .grafana).expression else { return nil }
      let bound = ExpressionBinder(instance).bind(parsed).narrowed(to: planner.healthJob)
      return .init(
        expr: Printer().print(bound),
        legend: pairs.count > 1 ? "\(instance.name) \(legend(variant))" : legend(variant),
        isInstant: nil)
    }
    var panel = BoardPanel(
      first.title, unit: unit(first.unit?.value), about: "\(first.title), `\(name.value)`.", queries
    )
    panel.spec.minimum = first.minimum
    panel.spec.maximum = first.unit?.value == .boolean ? 1 : nil
    return plan.bounded(panel, by: [name.value])
  }

  /// What tells the series of a known name apart.
  private func legend(_ name: KnownName) -> String {
    let silent: Set = ["job", "instance", "device", "fstype"]
    let telling = name.labels.keys.filter { !silent.contains($0) }
    return (telling.isEmpty ? ["instance"] : telling).map { "{{\($0)}}" }.joined(separator: " ")
  }

  private func unit(_ unit: KnownName.Unit?) -> String {
    switch unit {
    case .percent: "percent"
    case .milliseconds: "ms"
    case .seconds: "s"
    case .gigabytes: "decgbytes"
    case .bytes: "bytes"
    case .bytesPerSecond: "Bps"
    case .perSecond: "ops"
    case .dollars: "currencyUSD"
    case .number, .boolean, nil: "short"
    }
  }

  /// A metric of packs, under the pack's name or the service's own.
  private mutating func served(_ name: String) -> MetricPanels? {
    var shape: MetricPanels?
    for instance in planner.plan.instances {
      let binder = ExpressionBinder(instance)
      let entry = instance.pack.metrics.metrics.entries.first { entry in
        (entry.key.value == name || binder.renamed(entry.key.value) == name)
          && !instance.absent.contains(entry.key.value)
      }
      guard let entry else { continue }
      let own = binder.renamed(entry.key.value)
      if let shape, shape.name != own { continue }
      if !jobs.contains(instance.job) { jobs.append(instance.job) }
      let labels = entry.value.labels.entries.filter {
        !["le", "quantile"].contains($0.key.value)
      }
      shape = MetricPanels(
        name: own, kind: MetricProfile.Kind(rawValue: entry.value.type?.rawValue ?? "") ?? .gauge,
        unit: Self.unit(in: entry.key.value), title: TitleWords.ofMetric(name),
        about: entry.value.help, labels: labels.map { binder.label($0.key.value) },
        isMany: labels.reduce(1) { min($0 * $1.value, 1_000_000) } > 10,
        matchers: TextMatcher.jobs(jobs), percentiles: instance.percentiles,
        hasQuantiles: entry.value.labels["quantile"] != nil)
    }
    return shape
  }

  /// The unit that the end of a name says.
  private static func unit(in name: String) -> String? {
    let words = name.split(separator: "_").map(String.init)
    let last = words.last == "total" ? words.dropLast().last : words.last
    return last.flatMap { MetricPanels.unit($0) == "short" ? nil : $0 }
  }
}
