import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension Planner {
  /// Decides the objectives of every service.
  mutating func slos() {
    for service in profile.services.entries {
      for entry in service.value.slos.entries {
        guard let slo = slo(entry.key, entry.value, service.key.value, service.value) else {
          continue
        }
        plan.slos.append(slo)
      }
    }
  }

  /// What an indicator comes to.
  private struct Indicator {
    var bad: String
    var total: String
    var meaning: String
    var series: [PlannedSlo.Series]
    var instance: PackInstance?
  }

  private mutating func slo(
    _ name: Located<String>, _ slo: SloProfile, _ service: String, _ owner: ServiceProfile
  ) -> PlannedSlo? {
    guard LabelText(name.value) != nil else {
      report(
        "bad-name", at: name.span, "'\(name.value.prefix(40))' cannot name an objective",
        help: "use letters, digits, '-', '_' and '.'")
      return nil
    }
    guard let objective = slo.objective else { return nil }
    guard (95..<100).contains(objective.value) else {
      report(
        "bad-objective", at: objective.span,
        "an objective of \(objective.value.decimalText) % cannot be watched by its budget",
        help: objective.value <= 1
          ? "write percent: 99.9, not 0.999" : "choose from 95 to less than 100")
      return nil
    }
    let window = slo.window?.value ?? PrometheusDuration(seconds: 30 * 86_400)
    if window.milliseconds < 3 * 86_400_000 || window.milliseconds > 90 * 86_400_000 {
      report(
        "bad-window", at: slo.window?.span, "a window of \(window) does not suit an error budget",
        help: "choose from 3d to 90d; 30d is usual")
      return nil
    }
    if let retention = profile.storage.retention, retention.value < window {
      warn(
        "window-past-retention", at: slo.window?.span ?? name.span,
        "the budget looks back \(window), but samples are kept for \(retention.value)",
        help: "keep them longer, or shorten the window")
    }
    guard let indicator = indicator(name, slo, service) else { return nil }
    guard let bad = bound(indicator.bad, indicator.instance),
      let total = bound(indicator.total, indicator.instance)
    else { return nil }
    return PlannedSlo(
      name: name.value, service: service, team: (owner.team ?? profile.team)?.value.text,
      objective: objective.value / 100, window: window, bad: bad, total: total,
      meaning: indicator.meaning, least: slo.least?.value ?? 100, page: slo.page ?? true,
      ticket: slo.ticket ?? true, channels: slo.channels.map(\.value), series: indicator.series)
  }

  private func bound(_ text: String, _ instance: PackInstance?) -> Expression? {
    guard let parsed = parse(text).expression else { return nil }
    return instance.map { ExpressionBinder($0).bind(parsed) } ?? parsed
  }

  private mutating func indicator(
    _ name: Located<String>, _ slo: SloProfile, _ service: String
  ) -> Indicator? {
    let said =
      slo.indicator?.value
      ?? (slo.total != nil || slo.good != nil || slo.bad != nil
        ? .events : slo.below != nil || name.value == "latency" ? .latency : .availability)
    if said == .events { return events(name, slo, service) }
    let pack = plan.instances.first { $0.service == service && $0.pack.name == "http" }
    guard let pack else {
      report(
        "bad-slo", at: name.span,
        "'\(name.value)' needs requests, but '\(service)' has no workload 'http'",
        help: "add it to 'workloads', or say 'good' and 'total'")
      return nil
    }
    return said == .latency ? latency(name, slo, pack) : availability(name, pack)
  }

  private mutating func availability(_ name: Located<String>, _ pack: PackInstance) -> Indicator? {
    let metric = "http_requests_total"
    guard let parsed = parse(metric).expression, ExpressionBinder(pack).hasMetrics(of: parsed)
    else {
      report(
        "bad-slo", at: name.span, "'\(pack.name)' counts no requests by status",
        help: "say 'good' and 'total'")
      return nil
    }
    let rate = "sum(rate(\(metric)[5m]))"
    func series(_ status: String) -> String {
      text(of: "\(metric){instance=\"i:1\",status=\"\(status)\"}", pack)
    }
    return Indicator(
      bad: "sum(rate(\(metric){status=~\"5..\"}[5m])) or 0 * \(rate)", total: rate,
      meaning: "requests answered without a 5xx status",
      series: [
        .init(text: series("200"), counts: [.good]), .init(text: series("500"), counts: [.bad]),
      ], instance: pack)
  }

  private mutating func latency(
    _ name: Located<String>, _ slo: SloProfile, _ pack: PackInstance
  ) -> Indicator? {
    let metric = "http_request_duration_seconds"
    guard let below = slo.below else {
      report(
        "bad-slo", at: name.span, "'\(name.value)' does not say how fast is fast enough",
        help: "add 'below: 500ms'")
      return nil
    }
    guard let parsed = parse("\(metric)_bucket").expression,
      ExpressionBinder(pack).hasMetrics(of: parsed)
    else {
      report(
        "bad-slo", at: name.span, "'\(pack.name)' has no histogram of response times",
        help: "say 'good' and 'total'")
      return nil
    }
    let seconds = Double(below.value.milliseconds) / 1000
    let buckets = slo.buckets?.value ?? DeclaredMetric.defaultBuckets
    guard buckets.contains(seconds) else {
      report(
        "no-bucket", at: below.span, "no bucket of the histogram ends at \(seconds.decimalText) s",
        help: "choose one of \(buckets.map(\.decimalText).joined(separator: ", ")), "
          + "or say 'buckets'")
      return nil
    }
    // Prometheus 3 writes whole bounds with a point.
    let bound = seconds == seconds.rounded() ? "\(seconds.decimalText).0" : seconds.decimalText
    let total = "sum(rate(\(metric)_count[5m]))"
    let good = "sum(rate(\(metric)_bucket{le=\"\(bound)\"}[5m]))"
    func series(_ name: String, _ le: String?) -> String {
      text(of: "\(name){instance=\"i:1\"\(le.map { ",le=\"\($0)\"" } ?? "")}", pack)
    }
    return Indicator(
      bad: "\(total) - \(good)", total: total,
      meaning: "requests answered within \(below.value)",
      series: [
        .init(text: series("\(metric)_bucket", bound), counts: [.good]),
        .init(text: series("\(metric)_count", nil), counts: [.good, .bad]),
      ], instance: pack)
  }

  private func text(of series: String, _ pack: PackInstance) -> String {
    bound(series, pack).map { Printer().print($0) } ?? series
  }

  private mutating func events(
    _ name: Located<String>, _ slo: SloProfile, _ service: String
  ) -> Indicator? {
    guard let total = slo.total, (slo.good == nil) != (slo.bad == nil),
      let part = slo.good ?? slo.bad
    else {
      report(
        "bad-slo", at: name.span, "'\(name.value)' needs 'total' and one of 'good' and 'bad'",
        help: "write counters: good: 'jobs_total{state=\"ok\"}', total: jobs_total")
      return nil
    }
    guard let whole = selector(total, service), let share = selector(part, service) else {
      return nil
    }
    let all = "sum(rate(\(whole)[5m]))"
    let some = "sum(rate(\(share)[5m]))"
    let isGood = slo.good != nil
    return Indicator(
      bad: isGood ? "\(all) - (\(some) or 0 * \(all))" : "\(some) or 0 * \(all)", total: all,
      meaning: isGood ? "events that count as good" : "events that do not count as bad",
      series: examples(whole, share, isGood: isGood), instance: nil)
  }

  /// A counter, of this service where it says no other.
  private mutating func selector(_ text: Located<String>, _ service: String) -> String? {
    if let expression = parse(text.value).expression,
      case .selector(var selector) = expression[expression.root], selector.name != nil
    {
      if !selector.matchers.contains(where: { $0.name == "job" }) {
        selector.matchers.append(LabelMatcher("job", .equal, service))
      }
      var tree = expression
      tree[tree.root] = .selector(selector)
      return Printer().print(tree)
    }
    report(
      "bad-slo", at: text.span, "'\(text.value.prefix(40))' is no counter",
      help: "write a metric, with labels where needed; Belfry adds rate and sum")
    return nil
  }

  /// Series for a test, where the matchers are plain enough to make some.
  private func examples(_ total: String, _ part: String, isGood: Bool) -> [PlannedSlo.Series] {
    func plain(_ text: String) -> (name: String, labels: [String: String])? {
      guard let expression = parse(text).expression,
        case .selector(let selector) = expression[expression.root], let name = selector.name,
        selector.matchers.allSatisfy({ $0.op == .equal })
      else { return nil }
      return (
        name,
        Dictionary(selector.matchers.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
      )
    }
    func written(_ name: String, _ labels: [String: String]) -> String {
      let pairs = labels.sorted { $0.key < $1.key }.map {
        "\($0.key)=\(Printer().quoted($0.value))"
      }
      return "\(name){\(pairs.joined(separator: ","))}"
    }
    guard let whole = plain(total), let share = plain(part) else { return [] }
    let kind: PlannedSlo.Series.Kind = isGood ? .good : .bad
    let other: PlannedSlo.Series.Kind = isGood ? .bad : .good
    if whole.name != share.name {
      return [
        .init(text: written(share.name, share.labels), counts: [kind]),
        .init(text: written(whole.name, whole.labels), counts: [.good, .bad]),
      ]
    }
    // The rest of the same counter: the label that tells them apart has another value.
    guard let label = share.labels.keys.sorted().first(where: { whole.labels[$0] == nil }) else {
      return []
    }
    var rest = share.labels
    rest[label] = "other"
    return [
      .init(text: written(share.name, share.labels), counts: [kind]),
      .init(text: written(share.name, rest), counts: [other]),
    ]
  }
}
