public import BelfrySource

/// A PromQL expression with the bytes that each part was read from.
///
/// Parts that were made rather than read have an empty span.
public indirect enum Expr: Sendable {
  case number(NumberLiteral)
  case string(StringLiteral)
  case selector(VectorSelector)
  case matrix(MatrixSelector)
  case subquery(Subquery)
  case call(Call)
  case aggregation(Aggregation)
  case binary(Binary)
  case unary(Unary)
  case paren(Expr, Span)

  /// The bytes of the expression.
  public var span: Span {
    switch self {
    case .number(let node): node.span
    case .string(let node): node.span
    case .selector(let node): node.span
    case .matrix(let node): node.span
    case .subquery(let node): node.span
    case .call(let node): node.span
    case .aggregation(let node): node.span
    case .binary(let node): node.span
    case .unary(let node): node.span
    case .paren(_, let span): span
    }
  }
}

/// A number: a float in any notation, or a duration that counts as seconds.
public struct NumberLiteral: Sendable {
  /// The value; a duration in seconds.
  public var value: Double
  /// How it is written.
  public var text: String
  /// Its bytes.
  public var span: Span

  /// A number, as it shall be written.
  public init(_ value: Double, text: String, span: Span = Span(0, 0)) {
    self.value = value
    self.text = text
    self.span = span
  }
}

/// A text in quotes.
public struct StringLiteral: Sendable {
  /// The text without quotes and escapes.
  public var value: String
  /// Its bytes, quotes included.
  public var span: Span

  /// A text.
  public init(_ value: String, span: Span = Span(0, 0)) {
    self.value = value
    self.span = span
  }
}

/// A name at its place: a label in a grouping or a matching.
public struct LabelRef: Sendable {
  /// The label.
  public var name: String
  /// Its bytes.
  public var span: Span

  /// A label.
  public init(_ name: String, span: Span = Span(0, 0)) {
    self.name = name
    self.span = span
  }
}

/// One condition on a label.
public struct LabelMatcher: Sendable {
  /// How label and value are compared.
  public enum Operator: String, Sendable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case matches = "=~"
    case matchesNot = "!~"
  }

  /// The label.
  public var name: String
  /// The comparison.
  public var op: Operator
  /// The value or regular expression.
  public var value: String
  /// The bytes of the whole matcher.
  public var span: Span
  /// The bytes of the value, quotes included.
  public var valueSpan: Span

  /// A matcher.
  public init(
    _ name: String, _ op: Operator, _ value: String, span: Span = Span(0, 0),
    valueSpan: Span = Span(0, 0)
  ) {
    self.name = name
    self.op = op
    self.value = value
    self.span = span
    self.valueSpan = valueSpan
  }
}

/// A length of time inside an expression.
public struct RangeDuration: Sendable {
  /// How it is written: `5m`, `1h30m`, a number of seconds, or a variable of Grafana's.
  public var text: String
  /// Its length in milliseconds; nothing for a variable.
  public var milliseconds: Int64?
  /// Its bytes.
  public var span: Span

  /// A duration.
  public init(_ text: String, milliseconds: Int64?, span: Span = Span(0, 0)) {
    self.text = text
    self.milliseconds = milliseconds
    self.span = span
  }
}

/// `offset` and `@` behind a selector or subquery.
public struct TimeModifiers: Sendable {
  /// The instant that `@` fixes.
  public enum Instant: Sendable {
    case timestamp(NumberLiteral)
    case start
    case end
  }

  /// How far back is looked.
  public var offset: RangeDuration?
  /// Whether the offset leads into the future.
  public var isNegative = false
  /// The instant after `@`.
  public var at: Instant?
  /// `anchored` or `smoothed`, where one is said.
  public var extended: String?

  /// No modifiers.
  public init() {}
}

/// `name{matchers}`.
public struct VectorSelector: Sendable {
  /// The metric, where one is named before the braces.
  public var name: String?
  /// The bytes of the name.
  public var nameSpan: Span
  /// The matchers in the order written.
  public var matchers: [LabelMatcher]
  /// Offset and instant.
  public var modifiers = TimeModifiers()
  /// All bytes.
  public var span: Span

  /// A selector.
  public init(
    _ name: String?, _ matchers: [LabelMatcher] = [], nameSpan: Span = Span(0, 0),
    span: Span = Span(0, 0)
  ) {
    self.name = name
    self.matchers = matchers
    self.nameSpan = nameSpan
    self.span = span
  }

  /// The metric, whether it stands before the braces or as a matcher on `__name__`.
  public var metric: String? {
    name ?? matchers.first { $0.name == "__name__" && $0.op == .equal }?.value
  }
}

/// `selector[range]`.
public struct MatrixSelector: Sendable {
  /// What is selected; its modifiers stand behind the range.
  public var selector: VectorSelector
  /// How far back.
  public var range: RangeDuration
  /// All bytes.
  public var span: Span
}

/// `expression[range:step]`.
public struct Subquery: Sendable {
  /// What is evaluated.
  public var expression: Expr
  /// How far back.
  public var range: RangeDuration
  /// How often; nothing for the evaluation interval.
  public var step: RangeDuration?
  /// Offset and instant.
  public var modifiers = TimeModifiers()
  /// All bytes.
  public var span: Span
}

/// A function applied to arguments.
public struct Call: Sendable {
  /// The function.
  public var name: String
  /// Its arguments.
  public var arguments: [Expr]
  /// The bytes of the name.
  public var nameSpan: Span
  /// All bytes.
  public var span: Span
}

/// The labels of `by` or `without`.
public struct Grouping: Sendable {
  /// Whether the labels are dropped rather than kept.
  public var isWithout: Bool
  /// The labels.
  public var labels: [LabelRef]
}

/// An aggregation over series.
public struct Aggregation: Sendable {
  /// The operator, in lower case.
  public var op: String
  /// `by` or `without`.
  public var grouping: Grouping?
  /// The first argument of `topk`, `quantile` and their like.
  public var parameter: Expr?
  /// What is aggregated.
  public var expression: Expr
  /// All bytes.
  public var span: Span
}

/// How the sides of an operator find each other.
public struct VectorMatching: Sendable {
  /// Which side may have several series for one of the other.
  public enum Many: String, Sendable {
    case left = "group_left"
    case right = "group_right"
  }

  /// Whether the labels are those that count (`on`) or those that do not (`ignoring`).
  public var isOn: Bool
  /// The labels of `on` or `ignoring`.
  public var labels: [LabelRef]
  /// The side with several series.
  public var many: Many?
  /// Labels taken over from the other side.
  public var included: [LabelRef] = []
  /// `fill`, `fill_left` and `fill_right` with their values, as written.
  public var fills: [(name: String, value: Expr)] = []
}

/// Two expressions and what stands between them.
public struct Binary: Sendable {
  /// The operator, in lower case.
  public var op: String
  /// Whether a comparison answers 0 or 1.
  public var isBool: Bool
  /// How the sides match.
  public var matching: VectorMatching?
  /// The left side.
  public var left: Expr
  /// The right side.
  public var right: Expr
  /// The bytes of the operator.
  public var opSpan: Span
  /// All bytes.
  public var span: Span
}

/// A sign before an expression.
public struct Unary: Sendable {
  /// `+` or `-`.
  public var op: String
  /// What it stands before.
  public var expression: Expr
  /// All bytes.
  public var span: Span
}
