public import BelfrySource

/// A function applied to arguments.
public struct Call: Sendable {
  /// The function.
  public var name: String
  /// Its arguments.
  public var arguments: [NodeID]
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
  /// The bytes from the keyword to the closing parenthesis.
  public var span: Span
}

/// An aggregation over series.
public struct Aggregation: Sendable {
  /// The operator, in lower case.
  public var op: String
  /// The bytes of the operator.
  public var opSpan: Span
  /// `by` or `without`.
  public var grouping: Grouping?
  /// The first argument of `topk`, `quantile` and their like.
  public var parameter: NodeID?
  /// What is aggregated.
  public var expression: NodeID
  /// All bytes.
  public var span: Span

  /// What stands in the parentheses, in order.
  public var arguments: [NodeID] { parameter.map { [$0, expression] } ?? [expression] }
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
  /// The bytes from `on` or `ignoring` to its closing parenthesis.
  public var span: Span
  /// The side with several series.
  public var many: Many?
  /// Labels taken over from the other side.
  public var included: [LabelRef] = []
  /// The bytes of `group_left` or `group_right` with its labels.
  public var manySpan: Span?
  /// The value for a left side without partner (Prometheus 3.10, `promql-binop-fill-modifiers`).
  public var fillLeft: NumberLiteral?
  /// The value for a right side without partner.
  public var fillRight: NumberLiteral?

  /// Whether anything but a fill is said.
  public var isSaid: Bool { isOn || !labels.isEmpty || many != nil }
}

/// Operators between two expressions, by how tightly they bind.
public enum BinaryOperator: String, Sendable, CaseIterable {
  case or, and, unless
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  /// Cuts a native histogram above a value (Prometheus 3.11).
  case trimAbove = "</"
  /// Cuts a native histogram below a value (Prometheus 3.11).
  case trimBelow = ">/"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
  case atan2
  case power = "^"

  /// Precedence, from 1 for `or` to 6 for `^`.
  public var precedence: Int {
    switch self {
    case .or: 1
    case .and, .unless: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .trimAbove,
      .trimBelow:
      3
    case .add, .subtract: 4
    case .multiply, .divide, .modulo, .atan2: 5
    case .power: 6
    }
  }

  /// The comparison that says the same of exchanged sides.
  package var swapped: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }

  /// Whether values are compared.
  public var isComparison: Bool { precedence == 3 && !isTrim }
  /// Whether histograms are cut.
  public var isTrim: Bool { self == .trimAbove || self == .trimBelow }
  /// Whether series are chosen by their labels alone.
  public var isSet: Bool { precedence <= 2 }
}

/// Two expressions and what stands between them.
public struct Binary: Sendable {
  /// The operator.
  public var op: BinaryOperator
  /// Whether a comparison answers 0 or 1.
  public var isBool: Bool
  /// How the sides match, where it is said.
  public var matching: VectorMatching?
  /// The left side.
  public var left: NodeID
  /// The right side.
  public var right: NodeID
  /// The bytes of the operator.
  public var opSpan: Span
  /// All bytes.
  public var span: Span
}

/// A sign before an expression.
public struct Unary: Sendable {
  /// Whether the sign is `-`.
  public var isNegative: Bool
  /// What it stands before.
  public var expression: NodeID
  /// All bytes.
  public var span: Span
}

/// An expression in parentheses.
public struct Paren: Sendable {
  /// What stands inside.
  public var inner: NodeID
  /// All bytes, the parentheses included.
  public var span: Span
}
