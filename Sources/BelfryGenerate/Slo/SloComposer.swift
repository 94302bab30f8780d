import BelfryModels
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryYAML

/// Makes `slo_rules.yml`: rates of bad events over several windows, the budget that is left, and
/// alerts by how fast it burns, each over a long and a short window (the Site Reliability Workbook
/// of Google, chapter 5: 2 % of a month's budget in an hour, 5 % in six, 10 % in three days).
struct SloComposer {
  let plan: StackPlan

  static let fast = "ErrorBudgetBurnFast"
  static let slow = "ErrorBudgetBurnSlow"
  /// Windows that alerts look at, beside the five minutes that are measured.
  private static let windows = ["30m", "1h", "2h", "6h", "1d", "3d"]

  func rules() -> RuleFile { RuleFile(groups: plan.slos.flatMap(groups)) }

  private func groups(_ slo: PlannedSlo) -> [RuleGroup] {
    let name = "slo-\(slo.service)-\(slo.name)"
    func group(_ suffix: String, _ rules: [Rule]) -> RuleGroup? {
      guard !rules.isEmpty else { return nil }
      var group = RuleGroup()
      group.name = Located(name + suffix)
      group.rules = rules.map { Located($0) }
      return group
    }
    // What looks back for days need not be computed at every evaluation, and no later than the
    // five minutes after which a series counts as gone.
    var slow = group("-days", long(slo))
    slow?.interval = Located(PrometheusDuration(seconds: 120))
    return [group("", short(slo)), slow, group("-alerts", alerts(slo))].compactMap(\.self)
  }

  // MARK: Recording

  private func labels(_ slo: PlannedSlo) -> [(String, String)] {
    [("service", slo.service), ("slo", slo.name)]
  }

  private func selector(_ slo: PlannedSlo) -> String {
    "{service=\"\(slo.service)\", slo=\"\(slo.name)\"}"
  }

  private func record(_ name: String, _ text: String, _ slo: PlannedSlo) -> Rule? {
    guard let expression = parse(text).expression else { return nil }
    return Rule(record: name, expr: RuleComposer.text(expression), labels: labels(slo))
  }

  private func ratio(_ window: String, _ slo: PlannedSlo) -> Rule? {
    let own = selector(slo)
    return record(
      "slo:sli_errors:ratio_rate\(window)",
      "sum_over_time(slo:sli_errors:rate5m\(own)[\(window)]) / "
        + "(sum_over_time(slo:sli_total:rate5m\(own)[\(window)]) > 0)", slo)
  }

  private func short(_ slo: PlannedSlo) -> [Rule] {
    let own = selector(slo)
    let budget = slo.budget.decimalText
    let first = [
      record("slo:objective:ratio", "vector(\(slo.objective.decimalText))", slo),
      record("slo:error_budget:ratio", "vector(\(budget))", slo),
      record("slo:sli_errors:rate5m", Printer().print(slo.bad), slo),
      record("slo:sli_total:rate5m", Printer().print(slo.total), slo),
      record(
        "slo:sli_errors:ratio_rate5m",
        "slo:sli_errors:rate5m\(own) / (slo:sli_total:rate5m\(own) > 0)", slo),
    ]
    return (first + Self.windows.prefix(4).map { ratio($0, slo) }).compactMap(\.self)
  }

  private func long(_ slo: PlannedSlo) -> [Rule] {
    let window = slo.window.description
    let days = Self.windows.dropFirst(4) + (Self.windows.contains(window) ? [] : [window])
    let left = record(
      "slo:error_budget_remaining:ratio",
      "1 - slo:sli_errors:ratio_rate\(window)\(selector(slo)) / \(slo.budget.decimalText)", slo)
    return (days.map { ratio($0, slo) } + [left]).compactMap(\.self)
  }

  // MARK: Alerts

  private func burns(_ slo: PlannedSlo, _ long: String, _ short: String, _ rate: Double) -> String {
    let limit = "\(rate.decimalText) * \(slo.budget.decimalText)"
    let own = selector(slo)
    return "slo:sli_errors:ratio_rate\(long)\(own) > \(limit) and "
      + "slo:sli_errors:ratio_rate\(short)\(own) > \(limit)"
  }

  /// Whether there were enough events to say anything: at night one failure of two is no outage.
  private func enough(_ slo: PlannedSlo, _ window: String, seconds: Int) -> String {
    "avg_over_time(slo:sli_total:rate5m\(selector(slo))[\(window)]) * \(seconds) >= \(slo.least)"
  }

  private func alerts(_ slo: PlannedSlo) -> [Rule] {
    let fast =
      "((\(burns(slo, "1h", "5m", 14.4))) or (\(burns(slo, "6h", "30m", 6)))) and "
      + enough(slo, "1h", seconds: 3600)
    let slow =
      "((\(burns(slo, "1d", "2h", 3))) or (\(burns(slo, "3d", "6h", 1)))) and "
      + enough(slo, "1d", seconds: 86_400)
    let percent = (slo.objective * 1e8).rounded() / 1e6
    let promise = "\(percent.decimalText) % of all events over \(slo.window) must be good"
    var rules: [Rule] = []
    if slo.page {
      rules.append(
        alert(
          slo, Self.fast, fast, "critical", hold: 120,
          "The error budget of \(slo.service) (\(slo.name)) burns so fast that it is gone in days",
          "\(promise): \(slo.meaning). The last hour spent 2 % of that budget, or the last six "
            + "hours 5 %, and it goes on. Users notice now."))
    }
    if slo.ticket {
      rules.append(
        alert(
          slo, Self.slow, slow, "warning", hold: 900,
          "The error budget of \(slo.service) (\(slo.name)) will not last",
          "\(promise): \(slo.meaning). The last day spent 10 % of that budget, or the last three "
            + "days did, and it goes on. No outage, but the objective will be missed."))
    }
    return rules
  }

  private func alert(
    _ slo: PlannedSlo, _ name: String, _ text: String, _ severity: String, hold: Int64,
    _ summary: String, _ description: String
  ) -> Rule {
    var labels = [("severity", severity)] + labels(slo)
    if let team = slo.team { labels.append(("team", team)) }
    if !slo.channels.isEmpty { labels.append(("notify", RoutingTree.label(slo.channels))) }
    return Rule(
      alert: name, expr: parse(text).expression.map(RuleComposer.text) ?? text,
      for: PrometheusDuration(seconds: hold), labels: labels,
      annotations: [
        ("summary", summary), ("description", description),
        ("runbook_url", "\(plan.runbooks)runbooks/slo.md#\(name.lowercased())"),
      ])
  }
}
