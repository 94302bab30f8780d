import BelfryModels
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryTemplate
import BelfryYAML

/// What is wrong with the test that a profile gives of an alert.
struct OwnTestChecker {
  private let file: String
  private let alert: AlertProfile
  private var found: [Diagnostic] = []

  private init(_ alert: AlertProfile, in file: String) { (self.alert, self.file) = (alert, file) }

  /// The problems; none where no test is given.
  ///
  /// - Parameter rules: Those of a pack that the alert changes; what they say stays, unless the
  ///   alert says it otherwise.
  static func problems(
    of alert: AlertProfile, changing rules: [Rule] = [], in file: String
  ) -> [Diagnostic] {
    let own = Set(alert.changedAnnotations.map(\.0))
    let inherited = rules.flatMap(\.annotations.entries).filter { !own.contains($0.key.value) }
    var checker = OwnTestChecker(alert, in: file)
    checker.check(alert.changedAnnotations.map(\.1) + inherited.map(\.value.value))
    return checker.found
  }

  /// - Parameter texts: The annotations that the alert has in the end.
  private mutating func check(_ texts: [String]) {
    guard let test = alert.test else { return }
    guard alert.expr != nil else {
      report(
        test.span, "a test is only for an alert in PromQL",
        help: "leave it out: the test follows from the threshold, or is the pack's")
      return
    }
    if let step = test.value.step, step.value.milliseconds % 60_000 != 0 {
      report(step.span, "a step has whole minutes", help: "write 1m, 5m or 1h")
    }
    if test.value.series.isEmpty {
      report(test.span, "the test has no series", help: "add what the expression reads")
    }
    for entry in test.value.series.entries {
      check(entry.key)
      check(entry.value, of: entry.key)
    }
    let isPrinted = texts.contains { !AlertTemplate($0).reads.values.isEmpty }
    if isPrinted, test.value.value == nil {
      report(
        test.span, "the alert's words print its value, which the test does not say",
        help: "add 'value:' with what the expression gives in the bad phase")
    }
  }

  private mutating func check(_ series: Located<String>) {
    if let expression = parse(series.value).expression,
      case .selector(let selector) = expression[expression.root], selector.metric != nil,
      selector.modifiers.isEmpty, selector.matchers.allSatisfy({ $0.op == .equal })
    {
      return
    }
    report(
      series.span, "'\(series.value.prefix(60))' is no series",
      help: "write a metric with its labels, such as up{job=\"api\"}")
  }

  private mutating func check(_ phases: [Located<String>], of series: Located<String>) {
    if phases.count != 3 {
      report(
        series.span, "a series has three phases: quiet, bad, quiet again",
        help: "write three values, such as [10, 5000, 10]")
    }
    for phase in phases where phase.value != "_" && Double(phase.value)?.isFinite != true {
      report(
        phase.span, "'\(phase.value.prefix(40))' is no phase",
        help: "write a level such as 10, a change a step such as \"+5\", or _ for nothing")
    }
  }

  private mutating func report(_ span: Span?, _ message: String, help: String) {
    found.append(
      Diagnostic(
        "profile/bad-test", .error, message, help: help, file: file, at: span ?? alert.test?.span))
  }
}
