extension ValueFacts {
  /// A comparison with a number that let values through.
  struct Passed: Sendable {
    var op: BinaryOperator
    var limit: Double
  }
}

extension ValueFacts.Passed {
  /// The comparison without what is compared.
  var text: String { "\(op.rawValue) \(plainText(limit))" }

  /// Whether no value passes this and another comparison.
  func excludes(_ other: ValueFacts.Passed) -> Bool {
    let (a, b) = (limit, other.limit)
    return switch (op, other.op) {
    case (.equal, _): !LabelFlow.holds(other.op, a, b)
    case (_, .equal): !LabelFlow.holds(op, b, a)
    case (.greater, .less), (.greater, .lessOrEqual), (.greaterOrEqual, .less): a >= b
    case (.less, .greater), (.lessOrEqual, .greater), (.less, .greaterOrEqual): a <= b
    case (.greaterOrEqual, .lessOrEqual): a > b
    case (.lessOrEqual, .greaterOrEqual): a < b
    default: false
    }
  }
}

extension LabelFlow {
  /// A chain of comparisons lets through what passes each of them: `x > 5 < 3` nothing.
  func keepPassed(
    _ node: Binary, _ number: ValueFacts, isLeft: Bool, in outcome: inout Outcome
  ) {
    guard let limit = number.constant, !limit.isNaN else { return }
    let step = ValueFacts.Passed(op: isLeft ? node.op : node.op.swapped, limit: limit)
    if outcome.dead == nil, let before = outcome.value.passed.first(where: { $0.excludes(step) }) {
      outcome.dead = Outcome.Dead(
        reason: "no value is both \(before.text) and \(step.text)", span: node.span,
        remedy: "correct a limit, or write 'or' between two comparisons")
    }
    // No more are kept, so that a chain of any length takes its time once.
    if outcome.value.passed.count < 4 { outcome.value.passed.append(step) }
  }
}
