import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryTemplate
import BelfryYAML

/// The test that a profile gives of an alert in PromQL, as promtool's: silent at the end of the
/// first phase, firing with its words at the end of the second, silent at the end of the third.
struct OwnTest {
  private let said: AlertTestProfile
  private let rule: Rule
  private let owner: String

  /// - Parameter owner: The service that the test's name tells.
  init(_ said: AlertTestProfile, _ rule: Rule, of owner: String) {
    (self.said, self.rule, self.owner) = (said, rule, owner)
  }

  func test() -> RuleTest {
    let name = rule.alert?.value ?? ""
    let hold = TestComposer.steps(rule.for?.value, said.minutes)
    let step = Int64(said.minutes) * 60
    var test = RuleTest()
    test.name = Located("\(name) of \(owner)")
    test.interval = Located(PrometheusDuration(seconds: step))
    test.inputSeries = said.series.entries.map {
      Located(
        TestSeries($0.key.value, TestComposer.values($0.value.map(\.value), hold: hold)))
    }
    test.alertRuleTest = TestComposer.ends(hold: hold).enumerated().map { index, end in
      var moment = AlertTest()
      moment.evalTime = Located(PrometheusDuration(seconds: Int64(end) * step))
      moment.alertname = Located(name)
      if index == 1 { moment.expAlerts = [Located(firing())] }
      return Located(moment)
    }
    return test
  }

  /// The alert as it fires; labels of the rule replace those of the series.
  private func firing() -> ExpectedAlert {
    var labels = Dictionary(
      said.labels.entries.map { ($0.key.value, $0.value) }, uniquingKeysWith: { $1 })
    for entry in rule.labels.entries { labels[entry.key.value] = entry.value.value }
    let value = said.value?.value ?? .nan
    var firing = ExpectedAlert()
    firing.expLabels = LabelMap(
      labels.sorted { $0.key < $1.key }.map { ($0.key, Located($0.value)) })
    firing.expAnnotations = LabelMap(
      rule.annotations.entries.map { entry in
        let template = AlertTemplate(entry.value.value)
        let text = try? template.rendered(labels: labels, value: value)
        return (entry.key.value, Located(text ?? entry.value.value))
      })
    return firing
  }
}
