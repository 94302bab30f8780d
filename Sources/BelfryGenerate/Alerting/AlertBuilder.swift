import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryYAML

/// Makes an alert of the team's own from what the profile says.
struct AlertBuilder {
  let planner: Planner
  let entry: AlertBook.Entry
  private let group: String
  private let service: String?
  private(set) var found: [Diagnostic] = []

  init(_ planner: Planner, _ entry: AlertBook.Entry, _ group: String, _ service: String?) {
    (self.planner, self.entry, self.group, self.service) = (planner, entry, group, service)
  }

  /// What a metric's name stands for.
  struct Source {
    var expression: Expression
    /// Value of the label `service`, and the team.
    var service: String
    var team: String?
    /// Scrape interval in milliseconds.
    var interval: Int64
    /// The subject of a sentence about it.
    var title: String
    /// What stands behind a number.
    var sign = ""
    var minimum: Double?
    var maximum: Double?
    var series: [AlertScenario.Series] = []
    var labels: [String: String] = [:]
    /// Minutes that it looks back.
    var minutes = 0
  }

  var alert: AlertProfile { entry.alert }
  var profile: Profile { planner.profile }

  mutating func report(
    _ id: String, at span: Span?, _ message: String, help: String? = nil,
    _ severity: Severity = .error
  ) {
    found.append(
      Diagnostic(
        "profile/\(id)", severity, message, help: help, file: planner.file.path,
        at: span ?? entry.title.span))
  }

  /// The alert; nothing where it cannot be.
  mutating func build() -> PlannedAlert? {
    if let metric = alert.metric, let expr = alert.expr {
      report(
        "bad-alert", at: expr.span, "the alert has 'metric' and 'expr'",
        help: "leave '\(metric.value.prefix(40))' out, or the expression")
      return nil
    }
    if let name = alert.thresholds.entries.first {
      report(
        "bad-alert", at: name.key.span, "'thresholds' are for alerts of packs",
        help: "write 'threshold'")
    }
    found += OwnTestChecker.problems(of: alert, in: planner.file.path)
    return alert.expr == nil ? threshold() : promql()
  }

  // MARK: PromQL

  private mutating func promql() -> PlannedAlert? {
    guard let expr = alert.expr, let expression = parse(expr.value).expression else { return nil }
    guard let summary = alert.summary else {
      report(
        "bad-alert", at: expr.span, "the alert has no summary",
        help: "add 'summary:' with one line for people")
      return nil
    }
    let team = service.flatMap { profile.services[$0]?.team } ?? profile.team
    return PlannedAlert(
      name: entry.name, group: group, expression: expression,
      service: service ?? planner.plan.project, team: team?.value.text, profile: alert,
      summary: summary, description: alert.description, hold: hold)
  }

  var hold: PrometheusDuration {
    alert.wait ?? PrometheusDuration(Defaults.hold) ?? PrometheusDuration(seconds: 300)
  }

  // MARK: Thresholds

  private mutating func threshold() -> PlannedAlert? {
    guard let metric = alert.metric else { return nil }
    guard let threshold = alert.threshold else {
      report(
        "bad-alert", at: metric.span, "the alert has no threshold", help: "add 'threshold: 80'")
      return nil
    }
    guard let source = source(metric) else { return nil }
    let comparison = alert.comparison?.value ?? ComparisonText("gt")
    guard let comparison else { return nil }
    checkRange(comparison, threshold, source)
    let number = threshold.value.decimalText
    let measured = Printer().print(source.expression)
    let left = Self.isLoose(source.expression) ? "(\(measured))" : measured
    let text = "\(left) \(comparison.sign) \(number)"
    guard let expression = parse(text).expression else { return nil }
    let condition = "\(comparison.phrase) \(number)\(source.sign)"
    let values = AlertScenario.values(
      comparison.sign, threshold.value, minimum: source.minimum, maximum: source.maximum)
    var planned = PlannedAlert(
      name: entry.name, group: group, expression: expression, service: source.service,
      team: source.team, profile: alert,
      summary: alert.summary ?? summary(source, condition),
      description: alert.description ?? description(source, condition), hold: hold,
      condition: "`\(metric.value)` is \(condition)")
    if let values, !source.series.isEmpty {
      planned.scenario = AlertScenario(
        series: source.series, quiet: values.quiet, bad: values.bad, labels: source.labels,
        minutes: source.minutes)
    }
    checkWait(source, &planned)
    return planned
  }

  /// Whether a comparison behind the expression would be taken for a part of it.
  private static func isLoose(_ expression: Expression) -> Bool {
    guard case .binary(let node) = expression[expression.root] else { return false }
    return ["==", "!=", "<", "<=", ">", ">=", "and", "or", "unless"].contains(node.op.rawValue)
  }

  private func summary(_ source: Source, _ condition: String) -> String {
    let place = source.labels["instance"] == nil ? "" : " of {{ $labels.instance }}"
    return "\(source.title)\(place) is \(condition)"
  }

  private func description(_ source: Source, _ condition: String) -> String {
    let format = abs(alert.threshold?.value ?? 1) < 1 ? "%.3f" : "%.1f"
    let value = "{{ printf \"\(format)\" $value }}\(source.sign)"
    return
      "\(source.title) is \(value), and has been \(condition) for \(hold). The runbook says what to look at."
  }

  // MARK: Where a metric comes from

  private mutating func source(_ metric: Located<String>) -> Source? {
    let declared = profile.declaredMetrics.filter { candidate in
      (service == nil || candidate.service == service)
        && (candidate.declaredName.value == metric.value || candidate.name == metric.value)
    }
    if let own = declared.first { return measured(own) }
    if let variants = planner.catalogue.names[metric.value] { return known(metric, variants) }
    let served = planner.plan.instances.first { instance in
      (service == nil || instance.service == service)
        && ExpressionBinder(instance).serves(metric.value)
    }
    if let served { return served.source(of: metric.value) }
    let names =
      profile.declaredMetrics.map(\.declaredName.value) + planner.catalogue.names.keys
      + planner.plan.instances.flatMap(\.pack.metricNames)
    report(
      "unknown-metric", at: metric.span, "no metric is called '\(metric.value.prefix(60))'",
      help: nearest(to: metric.value, in: names).map { "did you mean '\($0)'?" }
        ?? "declare it under 'own_metrics', or write 'expr'")
    return nil
  }

  private mutating func known(_ metric: Located<String>, _ variants: [KnownName]) -> Source? {
    let pairs = variants.flatMap { variant in
      planner.plan.instances.filter { $0.pack.name == variant.pack }.map { (variant, $0) }
    }
    guard let (name, instance) = pairs.first else {
      let packs = variants.map(\.pack).joined(separator: " or ")
      report(
        "unknown-metric", at: metric.span,
        "'\(metric.value)' needs the pack \(packs), which is not in use",
        help: "add the dependency or the probe, or say 'hosts: true' for the host's metrics")
      return nil
    }
    if alert.measure != nil || !alert.by.isEmpty {
      report(
        "bad-alert", at: alert.measure?.span ?? alert.by.first?.span,
        "'\(metric.value)' is measured already", help: "leave 'measure' and 'by' out")
    }
    guard let parsed = parse(name.expr.value).expression else { return nil }
    let healthJob = planner.healthJob
    var extras = ExpressionBinder.Extras()
    extras.matchers = alert.selection.entries.map {
      LabelMatcher($0.key.value, .equal, $0.value.value)
    }
    let bound = ExpressionBinder(instance).bind(parsed, extras).narrowed(to: healthJob)
    let job = healthJob ?? "blackbox-app"
    func fill(_ text: String) -> String { text.replacing("$(health_job)", with: job) }
    var labels = Dictionary(
      name.labels.entries.map { ($0.key.value, fill($0.value)) }, uniquingKeysWith: { $1 })
    if labels["job"] == nil { labels["job"] = instance.job }
    // What is asked for must be what the test's series have.
    let isPlain = alert.selection.isEmpty
    return Source(
      expression: bound, service: instance.service, team: instance.team,
      interval: planner.probeInterval(healthJob) ?? instance.interval, title: name.title,
      sign: name.unit?.value.sign ?? "", minimum: name.minimum, maximum: name.maximum,
      series: isPlain
        ? name.series.entries.map { entry in
          series(fill(entry.key.value), entry.value, instance)
        } : [],
      labels: labels, minutes: 5)
  }

  private func series(
    _ text: String, _ value: SeriesOfValue, _ instance: PackInstance
  ) -> AlertScenario.Series {
    func pair(_ numbers: [Double]) -> (base: Double, factor: Double)? {
      numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }
    let bound = parse(text).expression.map { ExpressionBinder(instance).bind($0) }
    return AlertScenario.Series(
      text: bound.map { Printer().print($0) } ?? text, level: pair(value.level),
      perMinute: pair(value.perMinute))
  }
}
