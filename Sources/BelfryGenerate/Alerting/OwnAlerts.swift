import BelfryModels
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryTemplate
import BelfryYAML

/// The team's own alerts as rules, runbook and tests.
struct OwnAlerts {
  let plan: StackPlan

  /// Rule groups in the order of the profile; alerts that must be looked at more often than usual
  /// have groups of their own.
  func groups() -> [RuleGroup] {
    var groups: [RuleGroup] = []
    for alert in plan.ownAlerts {
      let name = alert.group + (alert.interval.map { "-\($0)" } ?? "")
      let rule = Located(rule(alert))
      if let index = groups.firstIndex(where: { $0.name.value == name }) {
        groups[index].rules.append(rule)
      } else {
        var group = RuleGroup()
        group.name = Located(name)
        group.interval = alert.interval.map { Located($0) }
        group.rules = [rule]
        groups.append(group)
      }
    }
    return groups
  }

  /// An alert as a rule.
  func rule(_ alert: PlannedAlert) -> Rule {
    let profile = alert.profile
    var labels = [
      ("severity", (profile.severity?.value ?? Defaults.severity).rawValue),
      ("service", alert.service),
    ]
    if let team = alert.team { labels.append(("team", team)) }
    if !profile.channels.isEmpty {
      labels.append(("notify", RoutingTree.label(profile.channels.map(\.value))))
    }
    for entry in profile.labels.entries {
      labels.removeAll { $0.0 == entry.key.value }
      labels.append((entry.key.value, entry.value))
    }
    var annotations = [("summary", alert.summary)]
    if let description = alert.description { annotations.append(("description", description)) }
    for entry in profile.annotations.entries {
      annotations.removeAll { $0.0 == entry.key.value }
      annotations.append((entry.key.value, entry.value))
    }
    if let url = runbook(alert) { annotations.append(("runbook_url", url)) }
    return Rule(
      alert: alert.name, expr: RuleComposer.text(alert.expression), for: alert.hold,
      labels: labels, annotations: annotations)
  }

  // MARK: Runbooks

  private func isAddress(_ text: String) -> Bool { WebURL(text.trimmedEnd) != nil }

  private func runbook(_ alert: PlannedAlert) -> String? {
    if let text = alert.profile.runbook?.value, isAddress(text) { return text.trimmedEnd }
    guard hasSection(alert) else { return nil }
    return "\(plan.runbooks)runbooks/alerts.md#\(alert.name.lowercased())"
  }

  /// Where the runbook of an alert can be read in a browser.
  func address(of alert: PlannedAlert) -> String? {
    guard let url = runbook(alert), isAddress(url) else { return nil }
    return url
  }

  private func hasSection(_ alert: PlannedAlert) -> Bool {
    let text = alert.profile.runbook?.value
    return text.map { !isAddress($0) } ?? (alert.condition != nil)
  }

  /// `runbooks/alerts.md`; nothing where no alert has a section.
  func runbooks() -> String? {
    let alerts = plan.ownAlerts.filter(hasSection)
    guard !alerts.isEmpty else { return nil }
    var text = "# Alerts of \(plan.title)\n\nWhat the profile says of its own alerts.\n"
    for alert in alerts {
      text += "\n## \(alert.name)\n\n"
      if let condition = alert.condition {
        text += "Fires when \(condition) for \(alert.hold).\n\n"
      }
      if let said = alert.profile.runbook?.value { text += said.trimmedEnd + "\n\n" }
      let expression = RuleComposer.text(alert.expression).trimmedEnd
      text += "Ask Prometheus:\n\n```promql\n\(expression)\n```\n"
      if alert.profile.runbook == nil {
        text +=
          "\nLook when it began, in the dashboard of `\(alert.service)`, and what changed then: a "
          + "release, the load,\na dependency. "
          + "Say under `runbook:` in the profile what helped, for whoever comes next.\n"
      }
    }
    return text
  }

  // MARK: Tests

  /// Minutes of the quiet phases, and of the bad one beyond the alert's `for`.
  private static let phase = 30

  /// Unit tests of the alerts, by the minutes between two values: as the profile says them, or
  /// from a scenario. An alert in PromQL of which it says none has none.
  func tests() -> [Int: [Located<RuleTest>]] {
    var steps: [Int: [Located<RuleTest>]] = [:]
    for alert in plan.ownAlerts {
      if let said = alert.profile.test {
        let test = OwnTest(said.value, rule(alert), of: alert.service).test()
        steps[said.value.minutes, default: []].append(Located(test))
      } else if let test = test(alert) {
        steps[1, default: []].append(Located(test))
      }
    }
    return steps
  }

  private func test(_ alert: PlannedAlert) -> RuleTest? {
    guard let scenario = alert.scenario else { return nil }
    // Words that cannot be rendered cannot be expected either.
    let expected = try? ExpectedAlert(rule(alert), over: scenario.labels) { text, labels in
      try AlertTemplate(text).rendered(labels: labels, value: scenario.bad)
    }
    guard let expected else { return nil }
    let hold = Int((alert.hold.milliseconds + 59_999) / 60_000)
    let phase = max(Self.phase, scenario.minutes + 5)
    let lengths = [phase, phase + hold, phase]
    return RuleTest(
      "\(alert.name) of \(alert.service)", of: alert.name,
      scenario.series.map { TestSeries($0.text, values($0, scenario, lengths)) },
      at: [phase - 1, phase * 2 + hold - 1, phase * 3 + hold - 1], [expected])
  }

  private func values(
    _ series: AlertScenario.Series, _ scenario: AlertScenario, _ lengths: [Int]
  ) -> String {
    let phases = [scenario.quiet, scenario.bad, scenario.quiet]
    if let level = series.level {
      return zip(phases, lengths).map { value, length in
        "\(Self.text(level.base + level.factor * value))x\(length - 1)"
      }.joined(separator: " ")
    }
    guard let rise = series.perMinute else { return "" }
    var last = 0.0
    return zip(phases, lengths).enumerated().map { index, phase in
      let step = rise.base + rise.factor * phase.0
      let start = index == 0 ? 0 : last + step
      last = start + step * Double(phase.1 - 1)
      return "\(Self.text(start))+\(Self.text(step))x\(phase.1 - 1)"
    }.joined(separator: " ")
  }

  /// A number without the noise of its last bits.
  private static func text(_ value: Double) -> String {
    let rounded = (value * 1e9).rounded() / 1e9
    return (abs(value) < 1e6 && rounded.isFinite ? rounded : value).decimalText
  }
}

extension String {
  /// The text without blanks and line breaks at its end.
  var trimmedEnd: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
