import BelfrySource

extension Parser {
  /// The longest duration that Prometheus counts, in seconds: 2^63 nanoseconds.
  private static let longest = 9_223_372_036.0

  /// A duration in brackets, which must be above zero.
  mutating func positiveDuration(_ words: String) -> RangeDuration? {
    guard let duration = duration(above: 0, words) else { return nil }
    if case .literal(let literal) = duration, literal.value <= 0, !literal.value.isNaN {
      report("a duration must be above zero", at: literal.span)
    }
    return duration
  }

  /// The duration behind `offset`: arithmetic only in parentheses.
  mutating func offsetDuration() -> RangeDuration? {
    let words = "a duration such as 1h"
    guard token.kind == .add || token.kind == .subtract else { return durationOperand(words) }
    let sign = take()
    return durationOperand(words).map { signed($0, sign) }
  }

  private mutating func signed(_ operand: RangeDuration, _ sign: Token) -> RangeDuration {
    let isNegative = sign.kind == .subtract
    let span = Span(sign.span.start, operand.span.end)
    if case .literal(var literal) = operand {
      if isNegative { literal.value = -literal.value }
      literal.span = span
      return .literal(literal)
    }
    return isNegative ? .unary(.subtract, operand, span) : operand
  }

  private var durationOperator: RangeDuration.Operator? {
    switch token.kind {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .modulo: .modulo
    case .power: .power
    default: nil
    }
  }

  private func rank(_ op: RangeDuration.Operator) -> Int {
    switch op {
    case .add, .subtract: 1
    case .multiply, .divide, .modulo: 2
    case .power: 3
    }
  }

  private mutating func duration(above minimum: Int, _ words: String) -> RangeDuration? {
    defer { ascend() }
    return descend() ? durationChain(above: minimum, words) : nil
  }

  private mutating func durationChain(above minimum: Int, _ words: String) -> RangeDuration? {
    var left: RangeDuration
    if token.kind == .add || token.kind == .subtract {
      let sign = take()
      guard let operand = duration(above: 2, words) else { return nil }
      left = signed(operand, sign)
    } else {
      guard let operand = durationOperand(words) else { return nil }
      left = operand
    }
    var length = 0
    while let op = durationOperator, rank(op) > minimum {
      let mark = take().span
      let next = op == .power ? rank(op) - 1 : rank(op)
      guard let right = duration(above: next, words) else { return nil }
      use(.durationExpressions, op.rawValue, Feature.durationExpressions.since, mark)
      if op == .divide || op == .modulo, case .literal(let zero) = right, zero.value == 0 {
        report("division by zero", at: mark)
      }
      left = .binary(op, left, right)
      length += 1
      guard length < Self.deepest else {
        report("this duration is too long", at: token.span)
        return nil
      }
    }
    return left
  }

  private mutating func durationOperand(_ words: String) -> RangeDuration? {
    let start = token
    switch start.kind {
    case .number, .duration:
      let literal = literal()
      if abs(literal.value) > Self.longest {
        report("this duration is too long to be counted", at: literal.span)
      }
      return .literal(literal)
    case .variable:
      take()
      return .variable(Variable(lexer.text(start.span), span: start.span))
    case .leftParen:
      take()
      guard let inner = duration(above: 0, words) else { return nil }
      close(.rightParen, ")", "to close the parenthesis")
      let span = Span(start.span.start, lastEnd)
      use(.durationExpressions, "(", Feature.durationExpressions.since, span)
      return .paren(inner, span)
    case .identifier: return durationFunction(words)
    default:
      wanted(words)
      return nil
    }
  }

  private mutating func durationFunction(_ words: String) -> RangeDuration? {
    let name = token
    let text = lexer.text(name.span).lowercased()
    guard following.kind == .leftParen else {
      wanted(words)
      return nil
    }
    if let context = RangeDuration.Context(rawValue: text) {
      take()
      take()
      close(.rightParen, ")", "after '\(text)('")
      let span = Span(name.span.start, lastEnd)
      use(.durationExpressions, "\(text)()", Feature.durationExpressions.since, span)
      return .context(context, span)
    }
    guard let choice = RangeDuration.Choice(rawValue: text) else {
      wanted(words)
      return nil
    }
    take()
    take()
    guard let left = duration(above: 0, words) else { return nil }
    guard takes(.comma) else {
      wanted("','")
      return nil
    }
    guard let right = duration(above: 0, words) else { return nil }
    close(.rightParen, ")", "after two durations")
    let span = Span(name.span.start, lastEnd)
    use(.durationExpressions, text, Feature.durationExpressions.since, span)
    return .choice(choice, left, right, span)
  }
}
