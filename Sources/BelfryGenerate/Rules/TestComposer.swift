import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryYAML

/// Turns a pack's scenarios into promtool's unit tests: silent, firing, silent again.
struct TestComposer {
  let plan: StackPlan
  /// Steps of the quiet phases, and of the bad one beyond the alert's `for`.
  static let phase = 30

  /// Files of tests, by name: one an instance, and one more for each longer step between values.
  func files() -> [(name: String, file: RuleTestFile)] {
    let instances = plan.instances
    let made = concurrently(instances.count) { files(of: instances[$0]) }
    let own = Self.files("own", OwnAlerts(plan: plan).tests())
    let slos = SloTests(plan: plan).file().map { [(name: "slo", file: $0)] } ?? []
    return made.flatMap(\.self) + own + slos
  }

  private func files(of instance: PackInstance) -> [(name: String, file: RuleTestFile)] {
    var steps: [Int: [Located<RuleTest>]] = [:]
    for test in instance.pack.tests.tests {
      guard let made = self.test(test.value, of: instance) else { continue }
      steps[Self.step(test.value), default: []].append(Located(made))
    }
    for (name, override) in instance.overrides.sorted(by: { $0.key < $1.key }) {
      guard let said = override.test, let rule = rule(name, of: instance)?.rule else { continue }
      let test = OwnTest(said.value, rule, of: instance.name).test()
      steps[said.value.minutes, default: []].append(Located(test))
    }
    let isPart = instance.name == instance.pack.name
    return Self.files(isPart ? instance.name : "\(instance.name)-\(instance.pack.name)", steps)
  }

  /// Files of tests, by the minutes between two values: rules are evaluated as often.
  private static func files(
    _ name: String, _ steps: [Int: [Located<RuleTest>]]
  ) -> [(name: String, file: RuleTestFile)] {
    steps.sorted { $0.key < $1.key }.map { step, tests in
      var file = RuleTestFile()
      file.ruleFiles = [Located("../alert_rules.yml"), Located("../recording_rules.yml")]
      file.evaluationInterval = Located(PrometheusDuration(seconds: Int64(step) * 60))
      file.tests = tests
      return (step == 1 ? name : "\(name)-\(step)m", file)
    }
  }

  /// Minutes between two values; rules are evaluated as often.
  private static func step(_ test: PackTest) -> Int {
    max(1, Int((test.step?.value.milliseconds ?? 0) / 60_000))
  }

  private func test(_ test: PackTest, of instance: PackInstance) -> RuleTest? {
    let binder = ExpressionBinder(instance)
    let isServed = test.series.keys.allSatisfy { text in
      parse(text).expression.map { binder.hasMetrics(of: $0) } ?? false
    }
    // A test of the pack says nothing of an expression or of words that the profile put there.
    let override = instance.overrides[test.alert.value]
    guard override?.expr == nil, override?.test == nil,
      override?.changedAnnotations.isEmpty ?? true
    else { return nil }
    guard isServed, let bound = rule(test.alert.value, of: instance) else { return nil }
    let step = Self.step(test)
    let hold = Self.steps(bound.rule.for?.value, step)
    let inputs = test.series.entries.map {
      TestSeries(series($0.key.value, instance), Self.values($0.value, hold: hold))
    }
    let ends = Self.ends(hold: hold)
    return RuleTest(
      "\(test.alert.value) of \(instance.name)", of: test.alert.value, step: step, inputs,
      at: ends, firing: test.always == true ? Array(ends.indices) : [1],
      test.expected.map { alert($0, bound, instance) })
  }

  /// The rule of an alert as an instance has it: variants of a pack may have one of the name each.
  private func rule(_ name: String, of instance: PackInstance) -> RuleComposer.BoundAlert? {
    let composer = RuleComposer(plan: plan)
    return instance.pack.rules.lazy.filter { $0.alert?.value == name }
      .compactMap { composer.alert($0, of: instance) }.first
  }

  /// How many steps of some minutes an alert waits.
  static func steps(_ hold: PrometheusDuration?, _ minutes: Int) -> Int {
    (Int(((hold?.milliseconds ?? 0) + 59_999) / 60_000) + minutes - 1) / minutes
  }

  /// The last steps of the three phases.
  static func ends(hold: Int) -> [Int] {
    [phase - 1, phase * 2 + hold - 1, phase * 3 + hold - 1]
  }

  private func series(_ text: String, _ instance: PackInstance) -> String {
    let binder = ExpressionBinder(instance)
    guard let expression = parse(text).expression else { return text }
    return Printer().print(binder.bind(expression))
  }

  /// promtool's notation of three phases, each a change a step or a level.
  static func values(_ phases: [String], hold: Int) -> String {
    var level = 0.0
    let lengths = [phase, phase + hold, phase]
    return zip(phases, lengths).map { text, length in
      let steps = length - 1
      guard text != "_" else { return "_x\(length)" }
      guard let number = Double(text) else { return text }
      guard text.hasPrefix("+") || text.hasPrefix("-") else {
        level = number
        return "\(number.decimalText)x\(steps)"
      }
      let start = level == 0 ? 0 : level + number
      level = start + number * Double(steps)
      let sign = number < 0 ? "-" : "+"
      return "\(start.decimalText)\(sign)\(abs(number).decimalText)x\(steps)"
    }.joined(separator: " ")
  }

  private func alert(
    _ expected: BelfryCatalogue.ExpectedAlert, _ bound: RuleComposer.BoundAlert,
    _ instance: PackInstance
  ) -> BelfryModels.ExpectedAlert {
    let binder = ExpressionBinder(instance)
    var labels = bound.rule.labels.entries.map { ($0.key.value, $0.value.value) }
    if Analysis(of: bound.expression, options: .scraped).surelyHas("job"),
      expected.labels["job"] == nil
    {
      labels.append(("job", instance.job))
    }
    for entry in expected.labels.entries {
      let text = (try? instance.placeholders.fill(entry.value)) ?? entry.value
      labels.append((binder.label(entry.key.value), text))
    }
    var annotations = expected.annotations.entries.map { entry in
      (entry.key.value, (try? instance.placeholders.fill(entry.value)) ?? entry.value)
    }
    annotations += bound.rule.annotations.entries.filter { $0.key.value == "runbook_url" }
      .map { ($0.key.value, $0.value.value) }
    return BelfryModels.ExpectedAlert(labels: labels, annotations: annotations)
  }
}
