import BelfryCatalogue
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryYAML

/// Makes panels of a pack's descriptions: with the names, numbers and percentiles of one instance.
struct PanelBinder {
  let plan: StackPlan
  let instance: PackInstance
  private let binder: ExpressionBinder
  /// Whether the dashboard has a variable `instance`.
  private let isNarrowed: Bool

  init(_ plan: StackPlan, _ instance: PackInstance, isNarrowed: Bool = true) {
    (self.plan, self.instance, self.isNarrowed) = (plan, instance, isNarrowed)
    binder = ExpressionBinder(instance)
  }

  /// The panel; nothing where the service has none of its metrics.
  func panel(_ spec: PanelSpec) -> BoardPanel? {
    var named = spec
    named.columns.entries = spec.columns.entries.map { entry in
      .init(key: Located(binder.label(entry.key.value)), value: entry.value)
    }
    let asked = spec.queries.flatMap { queries($0.value) }
    guard !asked.isEmpty else { return nil }
    var panel = BoardPanel(
      named, asked, limit: spec.limit.flatMap { instance.value(of: $0.value) } ?? spec.bound)
    panel.links = runbooks(of: spec)
    return panel
  }

  /// A moment to mark; nothing where the service has none of its metrics.
  func moment(_ mark: BoardMark) -> BoardMoment? {
    guard let expr = bound(mark.expr.value) else { return nil }
    return BoardMoment(
      name: mark.name, expr: expr, title: legend(mark.title),
      text: legend(mark.text ?? "{{instance}}"))
  }

  private func queries(_ query: PanelQuery) -> [BoardPanel.Query] {
    guard query.percentiles == true else {
      return bound(query.expr.value).map {
        [.init(expr: $0, legend: query.legend.map(legend), isInstant: query.instant)]
      } ?? []
    }
    return instance.percentiles.compactMap { percentile in
      bound(query.expr.value, [0.95: Percentile.share(percentile)]).map { expr in
        let name = query.legend?.replacing("p95", with: Percentile.name(percentile))
        return .init(expr: expr, legend: name.map(legend), isInstant: query.instant)
      }
    }
  }

  private func bound(_ text: String, _ numbers: [Double: Double] = [:]) -> String? {
    guard let parsed = parse(text, options: .grafana).expression, binder.hasMetrics(of: parsed)
    else { return nil }
    var extras = ExpressionBinder.Extras()
    extras.numbers = numbers
    if isNarrowed { extras.matchers = [LabelMatcher("instance", .matches, "$instance")] }
    return Printer().print(binder.bind(parsed, extras))
  }

  /// `{{status}}` becomes the service's own label.
  private func legend(_ text: String) -> String {
    let parts = text.split(separator: "{{", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts.first ?? "")) { result, part in
      let name = part.prefix { $0 != "}" }
      return result + "{{" + binder.label(String(name)) + part.dropFirst(name.count)
    }
  }

  /// Where to read what to do when an alert fires whose bound the panel shows.
  private func runbooks(of spec: PanelSpec) -> [BoardLink] {
    guard !plan.runbooks.isEmpty, let limit = spec.limit,
      let parameter = instance.pack.manifest.parameters[limit.value]
    else { return [] }
    return parameter.alerts.map(\.value).compactMap { alert in
      let change = instance.overrides[alert]
      if change?.isOff == true { return nil }
      let own = change?.changedAnnotations.first { $0.0 == "runbook_url" }?.1
      return BoardLink(title: "Runbook: \(alert)", url: own ?? plan.runbook(instance, alert))
    }
  }
}

/// Percentiles as profiles say them, such as 99.9.
enum Percentile {
  /// The share for `histogram_quantile`, without the noise of a division.
  static func share(_ percentile: Double) -> Double { (percentile * 1e6).rounded() / 1e8 }

  /// Its name in legends, such as `p99.9`.
  static func name(_ percentile: Double) -> String { "p\(percentile.decimalText)" }
}
