public import BelfrySource

/// A length of time: behind `offset`, or as the range or step in brackets.
///
/// More than a single literal needs Prometheus 3.4 and, before 3.14, the flag `promql-duration-expr`.
public indirect enum RangeDuration: Sendable {
  /// Operators of arithmetic on durations.
  public enum Operator: String, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case modulo = "%"
    case power = "^"
  }

  /// Functions without arguments.
  public enum Context: String, Sendable, CaseIterable {
    /// The step of the query.
    case step
    /// The length of the query's range.
    case range
  }

  /// Functions of two durations.
  public enum Choice: String, Sendable, CaseIterable {
    case least = "min_of"
    case greatest = "max_of"
  }

  case literal(NumberLiteral)
  /// A variable of Grafana's, perhaps amid digits and units.
  case variable(Variable)
  case context(Context, Span)
  case choice(Choice, RangeDuration, RangeDuration, Span)
  case unary(Operator, RangeDuration, Span)
  case binary(Operator, RangeDuration, RangeDuration)
  case paren(RangeDuration, Span)

  /// A length in milliseconds, written in the shortest way.
  public init(milliseconds: Int64) {
    self = .literal(NumberLiteral(Double(milliseconds) / 1000, isDuration: true))
  }

  /// Its bytes.
  public var span: Span {
    switch self {
    case .literal(let literal): literal.span
    case .variable(let variable): variable.span
    case .context(_, let span), .choice(_, _, _, let span), .unary(_, _, let span),
      .paren(_, let span):
      span
    case .binary(_, let left, let right): left.span.union(right.span)
    }
  }

  /// Seconds, where neither the query nor a variable decides.
  public var seconds: Double? {
    switch self {
    case .literal(let literal): return literal.value
    case .variable, .context: return nil
    case .paren(let inner, _): return inner.seconds
    case .unary(let op, let inner, _): return inner.seconds.map { op == .subtract ? -$0 : $0 }
    case .choice(let choice, let left, let right, _):
      guard let left = left.seconds, let right = right.seconds else { return nil }
      return choice == .least ? min(left, right) : max(left, right)
    case .binary(let op, let left, let right):
      guard let left = left.seconds, let right = right.seconds else { return nil }
      return arithmetic(op.rawValue, left, right)
    }
  }

  /// Milliseconds, where neither the query nor a variable decides and the length can be counted.
  public var milliseconds: Int64? {
    seconds.flatMap { Int64(exactly: ($0 * 1000).rounded()) }
  }
}
