import BelfryModels
import BelfrySource
import BelfryYAML

/// Unit tests of burn-rate alerts: an outage fires the fast one, a slow leak the slow one, a few
/// failures among few events none.
struct SloTests {
  let plan: StackPlan

  /// A phase: minutes, events a minute, the share of bad ones.
  private typealias Phase = (minutes: Int, events: Double, bad: Double)

  func file() -> RuleTestFile? {
    let rules = SloComposer(plan: plan).rules()
    let made = plan.slos.flatMap { tests($0, rules) }
    guard !made.isEmpty else { return nil }
    var file = RuleTestFile()
    file.ruleFiles = [Located("../slo_rules.yml")]
    // Days go by in these tests; a minute's step would take five times as long.
    file.evaluationInterval = Located(PrometheusDuration(seconds: 300))
    // promtool evaluates groups in no order of its own, and what another one has just recorded counts.
    file.groupEvalOrder = rules.groups.map { Located($0.value.name.value) }
    file.tests = made.map { Located($0) }
    return file
  }

  private func tests(_ slo: PlannedSlo, _ rules: RuleFile) -> [RuleTest] {
    // Two objectives over the same events alert together, so that neither can be tested alone.
    let others = plan.slos.filter { ($0.service, $0.name) != (slo.service, slo.name) }
    let shared = others.flatMap(\.series).map(Self.metric)
    guard !slo.series.isEmpty, !slo.series.contains(where: { shared.contains(Self.metric($0)) })
    else { return [] }
    let least = Double(slo.least)
    // Ten times as many an hour as are needed.
    let many = max(60, least / 6)
    let own = rules.groups.map(\.value).filter {
      $0.name.value == "slo-\(slo.service)-\(slo.name)-alerts"
    }.flatMap { $0.rules.map(\.value) }
    func rule(_ name: String) -> Rule? { own.first { $0.alert?.value == name } }
    var tests: [RuleTest] = []
    let outage: [Phase] = [
      (90, many, 0), (70, many, min(1, 20 * slo.budget)), (420, many, 0),
    ]
    if let fast = rule(SloComposer.fast) {
      tests.append(test(slo, "an outage", outage, fast, at: [89, 159, 579]))
      if least > 1 {
        // Half as many as are needed, and all of them bad.
        let few: [Phase] = [(90, least / 120, 0), (90, least / 120, 1)]
        tests.append(test(slo, "few events", few, fast, at: [89, 179], firing: []))
      }
    }
    if let slow = rule(SloComposer.slow) {
      let leak: [Phase] = [(60, many, 0), (1800, many, 5 * slo.budget), (420, many, 0)]
      var leaking = test(slo, "a leak", leak, slow, at: [59, 1859, 2279])
      if let fast = rule(SloComposer.fast) {
        // A leak is no outage.
        leaking.alertRuleTest += test(slo, "", leak, fast, at: [1859], firing: []).alertRuleTest
      }
      tests.append(leaking)
    }
    return tests
  }

  private func test(
    _ slo: PlannedSlo, _ what: String, _ phases: [Phase], _ rule: Rule, at minutes: [Int],
    firing: [Int] = [1]
  ) -> RuleTest {
    var expected = ExpectedAlert()
    expected.expLabels = rule.labels
    expected.expAnnotations = rule.annotations
    return RuleTest(
      "\(slo.service) \(slo.name): \(what)", of: rule.alert?.value ?? "",
      slo.series.map { TestSeries($0.text, values($0, phases)) }, at: minutes, firing: firing,
      [expected])
  }

  /// The name and job of a test's series.
  private static func metric(_ series: PlannedSlo.Series) -> String {
    let job = series.text.split(separator: "job=\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""
    return series.text.prefix { $0 != "{" } + " " + job
  }

  /// A counter that grows every minute by what it counts of the phase's events.
  private func values(_ series: PlannedSlo.Series, _ phases: [Phase]) -> String {
    var last: Double?
    return phases.map { phase in
      var step = 0.0
      if series.counts.contains(.bad) { step += phase.events * phase.bad }
      if series.counts.contains(.good) { step += phase.events * (1 - phase.bad) }
      step = (step * 1e6).rounded() / 1e6
      let start = ((last.map { $0 + step } ?? 0) * 1e6).rounded() / 1e6
      last = start + step * Double(phase.minutes - 1)
      return "\(start.decimalText)+\(step.decimalText)x\(phase.minutes - 1)"
    }.joined(separator: " ")
  }
}
