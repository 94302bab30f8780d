import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

extension AlertBuilder {
  /// A threshold that the metric can never be beyond is a slip.
  mutating func checkRange(
    _ comparison: ComparisonText, _ threshold: Located<Double>, _ source: Source
  ) {
    let (value, low, high) = (threshold.value, source.minimum, source.maximum)
    let isNever: Bool =
      switch comparison.sign {
      case ">": high.map { value >= $0 } ?? false
      case ">=": high.map { value > $0 } ?? false
      case "<": low.map { value <= $0 } ?? false
      case "<=": low.map { value < $0 } ?? false
      case "==": (high.map { value > $0 } ?? false) || (low.map { value < $0 } ?? false)
      default: false
      }
    guard isNever else { return }
    let bounds = [
      low.map { "at least \($0.decimalText)" }, high.map { "at most \($0.decimalText)" },
    ]
    report(
      "threshold-out-of-range", at: threshold.span,
      "'\(alert.metric?.value.prefix(40) ?? "")' is never \(comparison.phrase) \(value.decimalText)",
      help: "it is " + bounds.compactMap { $0 }.joined(separator: " and "))
  }

  /// An alert cannot wait for less than one evaluation, nor see more often than is scraped.
  mutating func checkWait(_ source: Source, _ planned: inout PlannedAlert) {
    let usual =
      (profile.evaluationInterval ?? profile.interval)?.value
      ?? PrometheusDuration(Defaults.interval) ?? PrometheusDuration(seconds: 15)
    guard hold.milliseconds > 0 else { return }
    if hold < usual { planned.interval = hold }
    guard hold.milliseconds < source.interval else { return }
    report(
      "for-under-interval", at: alert.waitSpan,
      "'\(entry.name)' waits \(hold), but its metric is read every "
        + "\(PrometheusDuration(milliseconds: source.interval))",
      help: "one bad value is enough to fire; shorten the interval of what is watched", .warning)
  }
}
