package import BelfryModels
package import BelfryProfile
package import BelfryPromQL
package import BelfrySource

/// An alert of the team's own, decided: its expression, where it belongs, and how it is tested.
package struct PlannedAlert: Sendable {
  /// The name in Prometheus.
  package var name: String
  /// The rule group that it stands in.
  package var group: String
  package var expression: Expression
  /// Value of the label `service`.
  package var service: String
  package var team: String?
  package var profile: AlertProfile
  package var summary: String
  package var description: String?
  package var hold: PrometheusDuration
  /// How often it is evaluated, where that must be more often than usual.
  package var interval: PrometheusDuration?
  /// A threshold alert's words for its runbook: metric, comparison, threshold.
  package var condition: String?
  package var scenario: AlertScenario?
}

/// How a test makes an alert silent, firing and silent again.
package struct AlertScenario: Sendable {
  /// A series by the value v that it shall give: its level, or its increase a minute.
  package struct Series: Sendable {
    package var text: String
    package var level: (base: Double, factor: Double)?
    package var perMinute: (base: Double, factor: Double)?
  }

  package var series: [Series]
  /// Values at which nothing happens, and at which the alert fires.
  package var quiet: Double
  package var bad: Double
  /// Labels that the expression's result keeps.
  package var labels: [String: String]
  /// Minutes that the expression looks back.
  package var minutes: Int

  /// Values on both sides of a threshold, within what the metric can have.
  package static func values(
    _ sign: String, _ threshold: Double, minimum: Double?, maximum: Double?
  ) -> (quiet: Double, bad: Double)? {
    let step = max(abs(threshold) / 4, 0.25)
    // Numbers of few digits, so that a message's rounding never hangs on the last bit.
    let digits = abs(threshold) < 1 ? 1000.0 : 10.0
    func even(_ value: Double) -> Double { (value * digits).rounded() / digits }
    func between(_ limit: Double?, _ other: Double) -> Double? {
      guard let limit else { return other }
      if limit == threshold { return nil }
      let middle = (limit + threshold) / 2
      return limit > threshold ? min(other, middle) : max(other, middle)
    }
    let above = between(maximum, threshold + step)
    let below = between(minimum, threshold - step)
    let pair: (Double?, Double?) =
      switch sign {
      case ">": (below ?? threshold, above)
      case ">=": (below, threshold)
      case "<": (above ?? threshold, below)
      case "<=": (above, threshold)
      case "==": (above ?? below, threshold)
      default: (threshold, above ?? below)
      }
    guard let quiet = pair.0, let bad = pair.1 else { return nil }
    return (even(quiet), [">", "<", "!="].contains(sign) ? even(bad) : bad)
  }
}
