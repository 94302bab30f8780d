import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let clampSwapped = CheckRule(
    "promql/clamp-swapped", .warning,
    summary: "Limits of clamp that stand the wrong way round.",
    rationale: """
      Where the lower limit is above the upper one, clamp_min and clamp_max turn every value into \
      the limit that comes last, and clamp returns nothing at all.
      """,
    examples: [
      .fails("expr: ⟦clamp_max(clamp_min(1 - error_ratio, 1), 0)⟧"),
      .fails("expr: ⟦clamp_min((clamp_max(error_ratio, 0)), 1)⟧ > 0.5"),
      .fails("expr: sum(⟦clamp(error_ratio, 1, 0)⟧)"),
      .passes("expr: clamp_max(clamp_min(1 - error_ratio, 0), 1)"),
      .passes("expr: clamp_min(clamp_max(error_ratio, 1), 0)"),
      .passes("expr: clamp(error_ratio, 0, 1)"),
      .passes("expr: clamp_max(clamp_min(sum(up), 1), 1)"),
      .passes("expr: clamp_min(clamp_max(a, scalar(b)), 1)"),
    ],
    check: .call { call, id, subject, reporter in
      guard let limits = limits(of: call, subject), limits.lower > limits.upper else { return }
      let (lower, upper) = (Printer().number(limits.lower), Printer().number(limits.upper))
      let effect = limits.last.map { "every value becomes \(Printer().number($0))" }
      reporter.report(
        at: subject.place(call.span),
        "the lower limit \(lower) is above the upper one, \(upper): \(effect ?? "nothing is left")",
        help: "exchange the two numbers")
    }
  )
}

/// Between what values are brought.
private struct Limits {
  let lower: Double
  let upper: Double
  /// The one that has the last word; nothing where there is no result between the wrong ones.
  let last: Double?
}

private func limits(of call: Call, _ subject: ExpressionSubject) -> Limits? {
  let number = { (id: NodeID) in
    subject.types[id.index] == .scalar ? subject.analysis[id].first?.value.constant : nil
  }
  if call.name == "clamp", call.arguments.count == 3 {
    guard let lower = number(call.arguments[1]), let upper = number(call.arguments[2]) else {
      return nil
    }
    return Limits(lower: lower, upper: upper, last: nil)
  }
  let others = ["clamp_max": "clamp_min", "clamp_min": "clamp_max"]
  guard let other = others[call.name], call.arguments.count == 2,
    case .call(let inner) = subject.bare(call.arguments[0]), inner.name == other,
    inner.arguments.count == 2, let first = number(inner.arguments[1]),
    let last = number(call.arguments[1])
  else { return nil }
  return call.name == "clamp_max"
    ? Limits(lower: first, upper: last, last: last)
    : Limits(lower: last, upper: first, last: last)
}
