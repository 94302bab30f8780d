import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension Planner {
  /// Decides what every entry under `alerts` is: a change to a pack's alert, or an alert of the
  /// team's own.
  mutating func alerts() {
    for entry in profile.alerts.entries { alert(entry, of: nil) }
    for service in profile.services.entries {
      for entry in service.value.alerts.entries { alert(entry, of: service.key.value) }
    }
    channels()
  }

  private mutating func alert(_ entry: AlertBook.Entry, of service: String?) {
    let alert = entry.alert
    if let span = alert.holdSeconds?.span, alert.hold != nil {
      report(
        "bad-alert", at: span, "'for' and 'duration_seconds' say the same",
        help: "leave one of them out")
    }
    if let seconds = alert.holdSeconds, !(0...31_536_000).contains(seconds.value) {
      report(
        "bad-number", at: seconds.span, "\(seconds.value) seconds are no time to wait",
        help: "write 0 to 31536000")
    }
    let places = plan.instances.indices.filter { index in
      (service == nil || plan.instances[index].service == service)
        && plan.instances[index].pack.rules.contains { $0.alert?.value == entry.name }
    }
    if !places.isEmpty, alert.metric == nil { return override(entry, places) }
    if alert.metric == nil, alert.expr == nil { return unknown(entry, service) }
    if alert.isOff { return }
    if plan.ownAlerts.contains(where: { $0.name == entry.name && $0.group == group(entry, service) }
    ) {
      report(
        "duplicate-alert", at: entry.title.span, "two alerts are called '\(entry.name)' here",
        help: "give one of them another name")
      return
    }
    var builder = AlertBuilder(self, entry, group(entry, service), service)
    let built = builder.build()
    found += builder.found
    if let built { plan.ownAlerts.append(built) }
  }

  private func group(_ entry: AlertBook.Entry, _ service: String?) -> String {
    if let service { return "\(service)-own" }
    return entry.group.map { "own-\(DeclaredMetric.plain($0.value))" } ?? "own"
  }

  private mutating func unknown(_ entry: AlertBook.Entry, _ service: String?) {
    let names = Set(
      plan.instances.filter { service == nil || $0.service == service }
        .flatMap { $0.pack.rules.compactMap { $0.alert?.value } })
    report(
      "unknown-alert", at: entry.title.span,
      "no alert is called '\(entry.title.value.prefix(40))'",
      help: nearest(to: entry.name, in: names.sorted()).map { "did you mean '\($0)'?" }
        ?? "an alert of one's own needs 'metric' and 'threshold', or 'expr'")
  }

  // MARK: Changes to packs

  private mutating func override(_ entry: AlertBook.Entry, _ places: [Int]) {
    let alert = entry.alert
    let foreign = [
      ("operator", alert.comparison?.span), ("where", alert.selection.entries.first?.key.span),
      ("measure", alert.measure?.span), ("over", alert.over?.span), ("by", alert.by.first?.span),
    ]
    for (key, span) in foreign where span != nil {
      report(
        "bad-override", at: span, "'\(key)' cannot change '\(entry.name)', an alert of a pack",
        help: "change 'threshold', 'for' or 'severity', or write the whole 'expr'")
    }
    let changed = places.flatMap { plan.instances[$0].pack.rules }
      .filter { $0.alert?.value == entry.name }
    found += OwnTestChecker.problems(of: alert, changing: changed, in: file.path)
    for index in places {
      plan.instances[index].overrides[entry.name] = alert
      let parameters = plan.instances[index].pack.manifest.parameters.entries.filter {
        $0.value.alerts.contains { $0.value == entry.name }
      }
      if let threshold = alert.threshold {
        guard parameters.count == 1, let parameter = parameters.first else {
          let names = parameters.map(\.key.value).joined(separator: ", ")
          report(
            "no-threshold", at: threshold.span,
            parameters.isEmpty
              ? "'\(entry.name)' has no threshold" : "'\(entry.name)' has several thresholds",
            help: parameters.isEmpty
              ? "write the whole 'expr'" : "say 'thresholds' with some of: \(names)")
          continue
        }
        var values = OrderedMap<Located<Double>>()
        values.entries = [.init(key: parameter.key, value: threshold)]
        limit(values, index)
      }
      if !alert.thresholds.isEmpty { limit(alert.thresholds, index) }
    }
  }

  private mutating func limit(_ values: OrderedMap<Located<Double>>, _ index: Int) {
    var instance = plan.instances[index]
    thresholds(values, of: &instance)
    plan.instances[index] = instance
  }
}
