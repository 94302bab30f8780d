import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension AlertBuilder {
  /// A metric that the profile declares, measured as the alert says.
  mutating func measured(_ metric: DeclaredMetric) -> Source? {
    guard let usual = MeasureText("value") else { return nil }
    let measure = alert.measure?.value ?? usual
    let service = profile.services[metric.service]
    let interval = (service?.interval ?? profile.interval)?.value.milliseconds ?? 15_000
    let window = max(alert.over?.value.milliseconds ?? 300_000, interval * 4)
    var matchers = ["job=\"\(metric.service)\""]
    var labels = ["job": metric.service, "instance": service?.metrics?.value.address.text ?? ""]
    for label in metric.labels {
      labels[label.name.value] = label.declared.values.first ?? "x"
    }
    for entry in alert.selection.entries {
      let name = DeclaredMetric.plain(entry.key.value)
      guard metric.labels.contains(where: { $0.name.value == name }) else {
        report(
          "unknown-label", at: entry.key.span,
          "'\(metric.declaredName.value)' has no label '\(entry.key.value.prefix(40))'",
          help: nearest(to: name, in: metric.labels.map(\.name.value)).map {
            "did you mean '\($0)'?"
          } ?? "declare it under 'labels' of the metric")
        return nil
      }
      matchers.append("\(name)=\(Printer().quoted(entry.value.value))")
      labels[name] = entry.value.value
    }
    let shape = MeasuredMetric(
      metric: metric, selector: "{\(matchers.joined(separator: ", "))}",
      range: "[\(PrometheusDuration(milliseconds: window))]", by: alert.by.map(\.value.text))
    guard let text = shape.expression(measure.kind) else {
      let advice =
        switch metric.kind {
        case .counter: "say 'measure: rate' (a second) or 'measure: increase' with 'over'"
        case .histogram, .summary: "say 'measure: p95', 'average' or 'rate'"
        case .gauge: "say 'measure: average', or leave it out"
        }
      report(
        "bad-measure", at: alert.measure?.span ?? alert.metric?.span,
        "'\(metric.declaredName.value)' is a \(metric.kind.rawValue), "
          + "which has no '\(measure.text)'", help: advice)
      return nil
    }
    guard let expression = parse(text).expression else { return nil }
    let kept = shape.keepsAll(measure.kind) ? labels : labels.filter { shape.kept.contains($0.key) }
    return Source(
      expression: expression, service: metric.service,
      team: (service?.team ?? profile.team)?.value.text, interval: interval,
      title: title(metric, measure),
      sign: measure.kind == .rate ? "/s" : sign(metric.unit),
      minimum: metric.kind == .gauge ? nil : 0,
      series: shape.series(measure.kind, labels, minutes: Double(window) / 60_000), labels: kept,
      minutes: Int(window / 60_000) + 1)
  }

  /// The metric as the subject of a sentence.
  private func title(_ metric: DeclaredMetric, _ measure: MeasureText) -> String {
    let name = metric.declaredName.value
    switch measure.kind {
    case .value: return name
    case .rate: return "The rate of \(name)"
    case .increase: return "The increase of \(name)"
    case .average: return "The average of \(name)"
    case .maximum: return "The maximum of \(name)"
    case .minimum: return "The minimum of \(name)"
    case .quantile: return "\(measure.text) of \(name)"
    }
  }

  private func sign(_ unit: String?) -> String {
    switch unit {
    case nil, "ratio": ""
    case "percent": " %"
    case "seconds": " s"
    case "milliseconds": " ms"
    case "usd": " USD"
    case let unit?: " \(unit)"
    }
  }
}

/// A declared metric in PromQL, by what of it is asked for.
struct MeasuredMetric {
  var metric: DeclaredMetric
  var selector: String
  var range: String
  var by: [String]

  /// Labels that an aggregation keeps.
  var kept: [String] { ["job"] + by }

  private var grouping: String { "by (\(kept.joined(separator: ", ")))" }

  /// Whether the result has all labels of the metric.
  func keepsAll(_ measure: MeasureText.Kind) -> Bool {
    metric.kind == .gauge && by.isEmpty && measure != .rate && measure != .increase
  }

  /// The expression; nothing where the metric's type has no such measure.
  func expression(_ measure: MeasureText.Kind) -> String? {
    let name = metric.name
    switch (metric.kind, measure) {
    case (.gauge, .value):
      return by.isEmpty ? name + selector : "sum \(grouping) (\(name)\(selector))"
    case (.gauge, .average): return over("avg")
    case (.gauge, .maximum): return over("max")
    case (.gauge, .minimum): return over("min")
    case (.counter, .rate): return sum("rate", name)
    case (.counter, .increase): return sum("increase", name)
    case (.histogram, .rate), (.summary, .rate): return sum("rate", name + "_count")
    case (.histogram, .increase), (.summary, .increase): return sum("increase", name + "_count")
    case (.histogram, .average), (.summary, .average):
      return "\(sum("rate", name + "_sum")) / (\(sum("rate", name + "_count")) > 0)"
    case (.histogram, .quantile(let quantile)):
      let inner = "sum by (\((kept + ["le"]).joined(separator: ", ")))"
      return
        "histogram_quantile(\(quantile.decimalText), \(inner) (rate(\(name)_bucket\(selector)\(range))))"
    default: return nil
    }
  }

  private func over(_ function: String) -> String {
    let text = "\(function)_over_time(\(metric.name)\(selector)\(range))"
    return by.isEmpty ? text : "sum \(grouping) (\(text))"
  }

  private func sum(_ function: String, _ name: String) -> String {
    "sum \(grouping) (\(function)(\(name)\(selector)\(range)))"
  }

  /// Series of a test that give a value; none for quantiles, which buckets only come near to.
  func series(
    _ measure: MeasureText.Kind, _ labels: [String: String], minutes: Double
  ) -> [AlertScenario.Series] {
    let text = labels.sorted { $0.key < $1.key }.map {
      "\($0.key)=\(Printer().quoted($0.value))"
    }.joined(separator: ",")
    func one(_ suffix: String, level: Double? = nil, rise: (Double, Double)? = nil)
      -> AlertScenario.Series
    {
      AlertScenario.Series(
        text: "\(metric.name)\(suffix){\(text)}", level: level.map { (0, $0) }, perMinute: rise)
    }
    let isGauge = metric.kind == .gauge
    let suffix = metric.kind == .counter ? "" : "_count"
    switch measure {
    case .value, .maximum, .minimum: return [one("", level: 1)]
    case .average where isGauge: return [one("", level: 1)]
    case .average: return [one("_sum", rise: (0, 60)), one("_count", rise: (60, 0))]
    case .rate: return [one(suffix, rise: (0, 60))]
    case .increase: return [one(suffix, rise: (0, 1 / minutes))]
    case .quantile: return []
    }
  }
}

extension PackInstance {
  /// A metric of the pack itself, under whatever name the service serves it.
  func source(of metric: String) -> AlertBuilder.Source? {
    let text = "\(metric){job=\"\(job)\"}"
    guard let expression = parse(text).expression else { return nil }
    return AlertBuilder.Source(
      expression: expression, service: service, team: team, interval: interval, title: metric)
  }
}

extension ExpressionBinder {
  /// Whether the instance serves series of that name.
  func serves(_ name: String) -> Bool {
    instance.pack.seriesNames.contains { renamed($0) == name }
  }
}

extension Expression {
  /// Selectors of all probes narrowed to those of one job.
  func narrowed(to job: String?) -> Expression {
    guard let job else { return self }
    return rewriting { tree, id in
      guard case .selector(var selector) = tree[id] else { return }
      selector.matchers = selector.matchers.map { matcher in
        matcher.name == "job" && matcher.value == "blackbox-.+"
          ? LabelMatcher("job", .equal, job) : matcher
      }
      tree[id] = .selector(selector)
    }
  }
}

extension Planner {
  /// The job of the probe that is the application's health: the only one, or one that is called so.
  var healthJob: String? {
    let probes = plan.probes.map(\.name)
    let named =
      probes.first { ["health", "app", "api"].contains($0) }
      ?? probes.first {
        $0.contains("health")
      }
    return (named ?? (probes.count == 1 ? probes.first : nil)).map { "blackbox-\($0)" }
  }

  /// How often a probe is tried, in milliseconds.
  func probeInterval(_ job: String?) -> Int64? {
    plan.probes.first { "blackbox-\($0.name)" == job }?.profile.interval?.value.milliseconds
  }
}
