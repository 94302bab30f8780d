public import BelfryRegex
public import BelfrySource

/// One condition on a label.
public struct LabelMatcher: Sendable {
  /// How label and value are compared.
  public enum Operator: String, Sendable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case matches = "=~"
    case matchesNot = "!~"

    /// Whether the value is a regular expression.
    public var isRegex: Bool { self == .matches || self == .matchesNot }
  }

  /// The label.
  public var name: String
  /// The comparison.
  public var op: Operator { didSet { regex = Self.tree(op, value) } }
  /// The value or regular expression.
  public var value: String { didSet { regex = Self.tree(op, value) } }
  /// The tree of the regular expression; nothing where there is none, or where it cannot be read.
  public private(set) var regex: RegexNode?
  /// The bytes of the whole matcher.
  public var span: Span
  /// The bytes of the name.
  public var nameSpan: Span
  /// The bytes of the value, quotes included.
  public var valueSpan: Span

  /// A matcher.
  public init(
    _ name: String, _ op: Operator, _ value: String, span: Span = Span(0, 0),
    nameSpan: Span = Span(0, 0), valueSpan: Span = Span(0, 0)
  ) {
    self.name = name
    self.op = op
    self.value = value
    regex = Self.tree(op, value)
    self.span = span
    self.nameSpan = nameSpan
    self.valueSpan = valueSpan
  }

  private static func tree(_ op: Operator, _ value: String) -> RegexNode? {
    op.isRegex ? try? RegexNode.parse(value) : nil
  }
}

/// `offset`, `@` and the range's kind, behind a selector or subquery.
public struct TimeModifiers: Sendable {
  /// The instant that `@` fixes.
  public enum Instant: Sendable {
    /// Seconds since 1970.
    case timestamp(NumberLiteral)
    case start
    case end
  }

  /// How samples at a range's ends are treated (Prometheus 3.7, `promql-extended-range-selectors`).
  public enum Extension: String, Sendable, CaseIterable {
    case anchored
    case smoothed
  }

  /// How far back is looked; a negative one leads into the future.
  public var offset: RangeDuration?
  /// The instant after `@`.
  public var at: Instant?
  /// `anchored` or `smoothed`, where one is said.
  public var extended: Extension?

  /// No modifiers.
  public init() {}

  /// Whether nothing is modified.
  public var isEmpty: Bool { offset == nil && at == nil && extended == nil }
}

/// `name{matchers}`.
public struct VectorSelector: Sendable {
  /// The metric, where one is named before the braces.
  public var name: String?
  /// The bytes of the name.
  public var nameSpan: Span
  /// The matchers in the order written; a name in quotes is one on `__name__`.
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
  public var expression: NodeID
  /// How far back.
  public var range: RangeDuration
  /// How often; nothing for the evaluation interval.
  public var step: RangeDuration?
  /// Offset and instant.
  public var modifiers = TimeModifiers()
  /// All bytes.
  public var span: Span
}
