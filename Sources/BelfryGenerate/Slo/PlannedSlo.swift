package import BelfryModels
package import BelfryPromQL

/// An objective, decided: rates of bad and of all events, and what they may be.
package struct PlannedSlo: Sendable {
  package var name: String
  package var service: String
  package var team: String?
  /// The share that must be good, below 1.
  package var objective: Double
  package var window: PrometheusDuration
  /// Bad events a second over five minutes; nothing where there are none.
  package var bad: Expression
  /// All events a second over five minutes.
  package var total: Expression
  /// What is measured, in words.
  package var meaning: String
  package var least: Int
  package var page: Bool
  package var ticket: Bool
  package var channels: [String]
  /// Series of a test: which count bad events, and which good ones, each by the labels that it has.
  package var series: [Series]

  /// A counter of a test.
  package struct Series: Sendable {
    package var text: String
    /// Whether it counts bad events, good ones or both.
    package var counts: Set<Kind>
    /// Kinds of events.
    package enum Kind: Sendable { case good, bad }
  }

  /// The share that may be bad.
  package var budget: Double { ((1 - objective) * 1e9).rounded() / 1e9 }
}
