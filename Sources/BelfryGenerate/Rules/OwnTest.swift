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
    let series = said.series.entries.map {
      TestSeries($0.key.value, TestComposer.values($0.value.map(\.value), hold: hold))
    }
    return RuleTest(
      "\(name) of \(owner)", of: name, step: said.minutes, series,
      at: TestComposer.ends(hold: hold), [firing()])
  }

  /// The alert as it fires; words that cannot be rendered stand as they are.
  private func firing() -> ExpectedAlert {
    let labels = Dictionary(
      said.labels.entries.map { ($0.key.value, $0.value) }, uniquingKeysWith: { $1 })
    let value = said.value?.value ?? .nan
    return ExpectedAlert(rule, over: labels) { text, labels in
      (try? AlertTemplate(text).rendered(labels: labels, value: value)) ?? text
    }
  }
}
