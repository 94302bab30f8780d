package import BelfryGenerate

/// How a stack does, at one moment and against the time before, and what to do about it.
package struct HealthReport: Sendable {
  /// The one word for all of it.
  package enum Overall: String, Sendable {
    case healthy, degraded, unhealthy
  }

  /// How good a single number is.
  package enum Level: String, Sendable {
    /// Within its bound.
    case good
    /// At four fifths of its bound, or more.
    case near
    /// Beyond its bound.
    case over
    /// It has no bound.
    case unbounded
  }

  /// An address that is tried from outside.
  package struct Probe: Sendable {
    package var job: String
    package var target: String
    package var isUp: Bool
    /// How long the last try took.
    package var seconds: Double?
    /// The status that HTTP answered; 0 where there was no answer.
    package var status: Int?
  }

  /// What a measure is now.
  package struct Reading: Sendable {
    package var measure: Measure
    /// Its series, the worst first; empty where there is no data.
    package var values: [Value]
    /// How many series there are, with those that are not told.
    package var count: Int
  }

  /// A series of a measure.
  package struct Value: Sendable {
    /// Its labels, `name=value` each.
    package var labels: String
    package var value: Double
    /// The value at the former time, where there was one.
    package var before: Double?
    package var level: Level
  }

  /// A panel that can show nothing, since nobody serves what it asks for.
  package struct SilentPanel: Sendable {
    package var board: String
    package var panel: String
    package var metrics: [String]
  }

  /// Something that was found, and what to do about it.
  package struct Advice: Sendable, Equatable {
    package var level: Severity
    package var finding: String
    package var action: String
    /// Where its runbook stands, where it has one.
    package var runbook: String?
  }

  /// How urgent something is.
  package enum Severity: String, Sendable, Comparable {
    case critical, warning, info

    /// The most urgent first.
    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .critical ? 0 : self == .warning ? 1 : 2 }
  }

  /// RFC 3339.
  package var time = ""
  package var status: StackStatus
  /// Nothing where Prometheus was not asked.
  package var probes: [Probe]?
  package var readings: [Reading] = []
  /// Seconds between the readings and their former values; nothing where there are none.
  package var span: Int?
  /// How many panels ask Prometheus for something.
  package var panels = 0
  package var silentPanels: [SilentPanel] = []
  package var budgets: Budgets
  /// Metrics with the most series, where a budget is exceeded.
  package var largest: [(name: String, series: Int)] = []
  /// Mount points that fill up, with the seconds until they are full.
  package var filling: [(place: String, seconds: Double)] = []
  package var advice: [Advice] = []

  /// Alerts that fire, but for the one that always does.
  package var firing: [StackStatus.Alert] {
    (status.alerts ?? []).filter { $0.state == "firing" && $0.name != StackStatus.heartbeat }
  }

  /// The status of the whole.
  ///
  /// The internal platform's guide, "Health Status Calculation": any critical alert makes the status
  /// critical, any warning alert makes it warning, all checks passing makes it healthy. Here these
  /// are called unhealthy, degraded and healthy. Only alerts that fire count, pending ones do not.
  /// What the document leaves open: a check that fails without an alert, or a part that gives no
  /// answer, is not "all checks passing", so that it makes the status degraded.
  package var overall: Overall {
    if firing.contains(where: { $0.severity == "critical" }) { return .unhealthy }
    let isWarning = firing.contains { $0.severity == "warning" }
    return isWarning || !failedChecks.isEmpty ? .degraded : .healthy
  }

  /// Checks that do not pass: services, targets, probes, and parts that give no answer.
  package var failedChecks: [String] {
    let ill = status.services.count { !$0.state.isWell }
    let failed = (probes ?? []).count { !$0.isUp }
    var words: [String] = []
    if ill > 0 { words.append("\(ill) of \(status.services.count) services are not well") }
    if !status.down.isEmpty {
      words.append("\(status.down.count) of \(status.targets) targets are down")
    }
    if failed > 0 { words.append("\(failed) of \(probes?.count ?? 0) probes fail") }
    return words + status.silent
  }

  /// Why the status is what it is, in a few words each.
  package var reasons: [String] {
    var words: [String] = []
    for severity in ["critical", "warning"] {
      let count = firing.count { $0.severity == severity }
      if count > 0 { words.append("\(count) \(severity) alert\(count == 1 ? " fires" : "s fire")") }
    }
    words += failedChecks
    return words.isEmpty ? ["no alert that matters fires, every check passes"] : words
  }

  /// A report that holds a status and nothing else yet.
  init(_ status: StackStatus, budgets: Budgets) {
    self.status = status
    self.budgets = budgets
    time = AlertTest.time(inSeconds: 0)
  }
}

extension HealthReport.Level {
  /// How good a value is against a bound.
  init(_ value: Double, _ limit: Measure.Limit?) {
    guard let limit else {
      self = .unbounded
      return
    }
    if limit.isLeast {
      self = value < limit.value ? .over : value * 0.8 < limit.value ? .near : .good
    } else {
      self = value > limit.value ? .over : value > limit.value * 0.8 ? .near : .good
    }
  }
}
