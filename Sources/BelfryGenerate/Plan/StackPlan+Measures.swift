import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension StackPlan {
  /// What tells how the stack does: thresholds of its alerts, known names, recorded rates and
  /// percentiles, metrics that services declare. Each expression once.
  package var measures: [Measure] {
    var seen: Set<String> = []
    let bounded = thresholds
    let all = (bounded + ownThresholds + known(besides: bounded) + rates + ownMeasures).filter {
      seen.insert($0.expression).inserted
    }
    let parts = all.map(\.part).unique
    return parts.flatMap { part in all.filter { $0.part == part } }
  }

  // MARK: Thresholds

  /// The left sides of the alerts that the packs' parameters bound.
  private var thresholds: [Measure] {
    let composer = RuleComposer(plan: self)
    return instances.flatMap { instance in
      instance.pack.alerts.groups.flatMap(\.value.rules).compactMap { rule -> Measure? in
        guard let bound = composer.alert(rule.value, of: instance),
          let name = bound.rule.alert?.value, let split = Self.split(bound.expression)
        else { return nil }
        let parameter = instance.pack.manifest.parameters.entries.first { entry in
          entry.value.alerts.contains { $0.value == name }
            && instance.value(of: entry.key.value) == split.limit
        }
        guard let parameter else { return nil }
        return Measure(
          part: instance.name, title: Self.title(parameter.value.about, name),
          expression: split.value, unit: parameter.value.unit,
          limit: Measure.Limit(
            value: split.limit, isLeast: split.isLeast, alert: name,
            severity: bound.rule.labels["severity"]?.value ?? "warning"),
          origin: .threshold)
      }
    }
  }

  /// The left sides of the team's own alerts that say a metric and a threshold.
  private var ownThresholds: [Measure] {
    ownAlerts.compactMap { alert in
      guard alert.profile.threshold != nil, let split = Self.split(alert.expression) else {
        return nil
      }
      let name = alert.profile.metric?.value ?? alert.name
      let unit = catalogue.names[name]?.first?.unit?.value.rawValue
      return Measure(
        part: alert.service, title: name, expression: split.value, unit: unit,
        limit: Measure.Limit(
          value: split.limit, isLeast: split.isLeast, alert: alert.name,
          severity: alert.profile.severity?.value.rawValue ?? "warning"),
        origin: .threshold)
    }
  }

  /// What stands before the words of a bound: `Share of memory in use above which …`.
  static func title(_ summary: String, _ alert: String) -> String {
    for words in [" above which", " below which"] {
      guard let place = summary.firstRange(of: words) else { continue }
      let title = summary[..<place.lowerBound]
      return String(title.hasSuffix(",") ? title.dropLast() : title)
    }
    return alert
  }

  /// What an alert compares with a number, and that number.
  ///
  /// - Returns: Nothing where it compares otherwise, or nothing.
  static func split(
    _ expression: Expression
  ) -> (value: String, limit: Double, isLeast: Bool)? {
    let text = Printer().print(expression)
    guard let tree = parse(text).expression else { return nil }
    var place = tree.unwrapped(tree.root)
    while case .binary(let node) = tree[place], [.and, .unless].contains(node.op) {
      place = tree.unwrapped(node.left)
    }
    guard case .binary(let node) = tree[place],
      [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(node.op), !node.isBool,
      case .number(let literal) = tree[tree.unwrapped(node.right)]
    else { return nil }
    let span = tree[tree.unwrapped(node.left)].span
    let value = String(decoding: Array(text.utf8)[span.start..<span.end], as: UTF8.self)
    return (value, literal.value, [.less, .lessOrEqual].contains(node.op))
  }

  // MARK: Known names

  /// Names that everybody knows, but for those whose series a threshold reads already, and for
  /// those that only say whether something is there, as targets and probes do.
  private func known(besides thresholds: [Measure]) -> [Measure] {
    let told = Set(thresholds.map { Self.metrics(of: $0.expression) })
    return catalogue.names.entries.flatMap { entry in
      entry.value.filter { $0.unit?.value != .boolean }.flatMap { name in
        instances.filter { $0.pack.name == name.pack }.compactMap { instance -> Measure? in
          guard let parsed = parse(name.expr.value).expression else { return nil }
          let binder = ExpressionBinder(instance)
          let bound = binder.bind(parsed)
          let text = Printer().print(bound)
          guard binder.hasMetrics(of: parsed), !told.contains(Self.metrics(of: text)) else {
            return nil
          }
          return Measure(
            part: instance.name, title: name.title, expression: text,
            unit: name.unit?.value.rawValue, origin: .known)
        }
      }
    }
  }

  private static func metrics(of text: String) -> Set<String> {
    Set(parse(text).expression?.metricNames ?? [])
  }

  // MARK: Recorded series

  /// Rates that the bundle records, and the percentiles of the histograms that it records.
  private var rates: [Measure] {
    let composer = RuleComposer(plan: self)
    let records = composer.recording().groups.flatMap(\.value.rules).compactMap {
      $0.value.record?.value
    }
    return instances.flatMap { instance -> [Measure] in
      let own = instance.pack.recordedNames.intersection(records).sorted()
      return own.flatMap { record -> [Measure] in
        let words = record.split(separator: ":")
        guard words.count == 3, words[2].hasPrefix("rate") else { return [] }
        let series = "\(record){job=\"\(instance.job)\"}"
        let name = String(words[1])
        guard name.hasSuffix("_bucket") else {
          return [
            Measure(
              part: instance.name, title: Self.words(name), expression: series,
              unit: "per_second", origin: .recorded)
          ]
        }
        let labels = words[0].hasSuffix("_le") ? words[0].dropLast(3) : words[0]
        guard !labels.isEmpty else { return [] }
        return instance.percentiles.map { percentile in
          Measure(
            part: instance.name,
            title: "\(Percentile.name(percentile)) of \(Self.words(String(name.dropLast(7))))",
            expression:
              "histogram_quantile(\(Percentile.share(percentile).decimalText), \(series))",
            unit: name.contains("_seconds") ? "seconds" : nil, origin: .recorded)
        }
      }
    }
  }

  private static func words(_ name: String) -> String { name.replacing("_", with: " ") }
}
