import BelfryModels
import BelfrySource
import BelfryYAML

extension RuleTest {
  /// A test that asks for one alert at several moments.
  ///
  /// - Parameters:
  ///   - alert: The alert's name.
  ///   - minutes: Between two values of the series.
  ///   - moments: When it is asked for, in steps of so many minutes.
  ///   - firing: Places in `moments` at which it fires; at the others nothing does.
  ///   - expected: What fires then.
  init(
    _ name: String, of alert: String, step minutes: Int = 1, _ series: [TestSeries],
    at moments: [Int], firing: [Int] = [1], _ expected: [ExpectedAlert]
  ) {
    self.init()
    self.name = Located(name)
    interval = Located(PrometheusDuration(seconds: Int64(minutes) * 60))
    inputSeries = series.map { Located($0) }
    alertRuleTest = moments.enumerated().map { index, moment in
      var test = AlertTest()
      test.evalTime = Located(PrometheusDuration(seconds: Int64(moment) * Int64(minutes) * 60))
      test.alertname = Located(alert)
      if firing.contains(index) { test.expAlerts = expected.map { Located($0) } }
      return Located(test)
    }
  }
}
