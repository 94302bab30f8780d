package import BelfryCatalogue
package import BelfryProfile
package import BelfrySource

/// The services of a profile, moving second by second; the same for the same seed and start.
package struct Simulation: Sendable {
  /// When something goes wrong.
  package struct Trouble: Sendable, Equatable {
    package var scenario: Scenario
    /// Seconds after the start.
    package var begin: Int
    /// Seconds; nothing where it never ends.
    package var length: Int?

    package init(_ scenario: Scenario, begin: Int = 0, length: Int? = nil) {
      self.scenario = scenario
      self.begin = begin
      self.length = length
    }
  }

  package private(set) var services: [SimulatedService]
  /// What probes and json_exporter ask for.
  package let pages: [SimulatedPage]
  /// Seconds since the start.
  package private(set) var second = 0
  private let start: Double
  private let troubles: [Trouble]

  /// Seconds that are made up for at once; a longer pause is skipped.
  private static let catchUp = 7200

  /// The services of a plan; `start` is in seconds since 1970.
  package init(
    _ plan: StackPlan, seed: UInt64, start: Double, troubles: [Trouble]
  ) {
    services = SimulationBuilder(plan, seed: seed).services()
    pages = Self.pages(of: plan.profile)
    self.start = start
    self.troubles = troubles
  }

  /// The trouble of a second, and for how long it has lasted.
  package func trouble(at second: Int) -> (scenario: Scenario, lasting: Int)? {
    let now = troubles.last { trouble in
      second >= trouble.begin && trouble.length.map { second < trouble.begin + $0 } ?? true
    }
    return now.map { ($0.scenario, second - $0.begin) }
  }

  /// Whether nothing answers now.
  package var isDown: Bool { trouble(at: second)?.scenario == .down }

  /// Goes on to a second after the start; never back.
  package mutating func advance(to target: Int) {
    if target - second > Self.catchUp { second = target - Self.catchUp }
    while second < target {
      second += 1
      let now = trouble(at: second)
      for index in services.indices {
        services[index].tick(
          at: second, start: start, scenario: now?.scenario, lasting: now?.lasting ?? 0)
      }
    }
  }
}
