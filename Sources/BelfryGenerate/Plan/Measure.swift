/// A number that tells how a stack's part does, as an expression that a running Prometheus answers.
package struct Measure: Sendable, Hashable {
  /// A bound that an alert watches.
  package struct Limit: Sendable, Hashable {
    package var value: Double
    /// Whether values below it are bad, rather than those above.
    package var isLeast: Bool
    /// The alert that fires there.
    package var alert: String
    /// `critical`, `warning` or `info`.
    package var severity: String

    /// A bound of an alert.
    package init(value: Double, isLeast: Bool, alert: String, severity: String) {
      self.value = value
      self.isLeast = isLeast
      self.alert = alert
      self.severity = severity
    }
  }

  /// Where it comes from.
  package enum Origin: String, Sendable {
    /// A threshold of a pack or of the team's own alerts.
    case threshold
    /// A name that everybody knows, such as `system.load.1min`.
    case known
    /// A recording rule.
    case recorded
    /// A metric that a service declares itself.
    case own
    /// A metric that a pack knows.
    case pack
  }

  /// What it tells of: a service, a dependency or a part of the stack.
  package var part: String
  /// What it is, as a heading.
  package var title: String
  /// PromQL without Grafana's variables.
  package var expression: String
  /// `ratio`, `seconds`, `bytes`, `per_second`, …; nothing for plain numbers.
  package var unit: String?
  package var limit: Limit?
  package var origin: Origin

  /// A measure that an expression gives.
  package init(
    part: String, title: String, expression: String, unit: String?, limit: Limit? = nil,
    origin: Origin
  ) {
    self.part = part
    self.title = title
    self.expression = expression
    self.unit = unit
    self.limit = limit
    self.origin = origin
  }
}
