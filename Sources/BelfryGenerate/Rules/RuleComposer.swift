import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryYAML

/// Makes rule files and their tests from the packs of a plan.
struct RuleComposer {
  let plan: StackPlan

  /// An alert as an instance has it, with what its tests need.
  struct BoundAlert {
    var rule: Rule
    var expression: Expression
  }

  /// Groups of recording rules.
  func recording() -> RuleFile {
    RuleFile(
      groups: plan.instances.flatMap { instance in
        instance.pack.recording.groups.compactMap { recording($0.value, of: instance) }
      } + [DownsampleRules(plan: plan).group()].compactMap(\.self))
  }

  private func recording(_ group: RuleGroup, of instance: PackInstance) -> RuleGroup? {
    let binder = ExpressionBinder(instance)
    let rules = group.rules.compactMap { rule -> Rule? in
      guard let expression = parse(rule.value.expr.value).expression,
        let record = rule.value.record?.value, binder.hasMetrics(of: expression)
      else { return nil }
      return Rule(
        record: record, expr: Self.text(binder.bind(expression)),
        labels: rule.value.labels.entries.map { ($0.key.value, $0.value.value) })
    }
    return named(group.name.value, rules, instance)
  }

  private func named(_ name: String, _ rules: [Rule], _ instance: PackInstance) -> RuleGroup? {
    guard !rules.isEmpty else { return nil }
    var group = RuleGroup()
    let isPart = instance.pack.manifest.kind?.value == .platform
    group.name = Located(isPart || name == instance.name ? name : "\(instance.name)-\(name)")
    group.rules = rules.map { Located($0) }
    return group
  }

  /// Groups of alerts.
  func alerts() -> RuleFile {
    var groups: [RuleGroup] = plan.instances.flatMap { instance in
      instance.pack.alerts.groups.compactMap { group -> RuleGroup? in
        let rules = group.value.rules.compactMap { alert($0.value, of: instance)?.rule }
        return named(group.value.name.value, rules, instance)
      }
    }
    groups += OwnAlerts(plan: plan).groups()
    return RuleFile(groups: groups)
  }

  /// The alert as an instance has it; nothing where it is disabled or its metrics are not there.
  func alert(_ rule: Rule, of instance: PackInstance) -> BoundAlert? {
    guard let name = rule.alert?.value, let parsed = parse(rule.expr.value).expression else {
      return nil
    }
    let override = instance.overrides[name]
    let binder = ExpressionBinder(instance)
    guard override?.isOff != true, binder.hasMetrics(of: parsed) else { return nil }
    var extras = ExpressionBinder.Extras()
    extras.numbers = instance.numbers(in: name)
    let own = override?.expr.flatMap { parse($0.value).expression }
    let expression = own ?? binder.bind(parsed, extras)
    var labels = rule.labels.entries.map { ($0.key.value, $0.value.value) }
    labels.removeAll { $0.0 == "severity" }
    let severity = override?.severity?.value.rawValue ?? rule.labels["severity"]?.value ?? "warning"
    labels =
      [("severity", severity), ("service", instance.service)]
      + (instance.team.map { [("team", $0)] } ?? []) + labels
    if let channels = override?.channels, !channels.isEmpty {
      labels.append(("notify", RoutingTree.label(channels.map(\.value))))
    }
    for entry in override?.labels.entries ?? [] {
      labels.removeAll { $0.0 == entry.key.value }
      labels.append((entry.key.value, entry.value))
    }
    var annotations = rule.annotations.entries.map {
      ($0.key.value, binder.bind(template: $0.value.value))
    }
    annotations.append(("runbook_url", plan.runbook(instance, name)))
    for (key, text) in override?.changedAnnotations ?? [] {
      annotations.removeAll { $0.0 == key }
      annotations.append((key, text))
    }
    let hold = override?.wait ?? rule.for?.value
    return BoundAlert(
      rule: Rule(
        alert: name, expr: Self.text(expression), for: hold,
        keepFiringFor: rule.keepFiringFor?.value, labels: labels, annotations: annotations),
      expression: expression)
  }

  /// The expression as rule files show it.
  static func text(_ expression: Expression) -> String {
    // 88 columns, of which the indentation below 'expr' takes ten.
    let text = Printer().pretty(expression, width: 78, layout: .flush)
    return text.contains("\n") ? text + "\n" : text
  }
}
