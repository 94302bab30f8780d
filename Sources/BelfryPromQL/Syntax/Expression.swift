public import BelfrySource

/// The place of a node in its expression.
public struct NodeID: Hashable, Sendable, Comparable {
  /// Index into `Expression.nodes`.
  public var index: Int

  /// The node at an index.
  public init(_ index: Int) { self.index = index }

  /// Parts come before what is made of them.
  public static func < (left: NodeID, right: NodeID) -> Bool { left.index < right.index }
}

/// A PromQL expression: a tree, kept as a list in which every part stands before what is made of it.
///
/// The list makes every walk a loop, so that an expression of any length needs no stack.
public struct Expression: Sendable {
  /// The parts; never empty.
  public internal(set) var nodes: [ExpressionNode]

  /// An expression whose parts stand in order, the last being the whole.
  init(nodes: [ExpressionNode]) { self.nodes = nodes }

  /// The whole.
  public var root: NodeID { NodeID(nodes.count - 1) }

  /// All bytes of the expression.
  public var span: Span { self[root].span }

  /// A part.
  public subscript(_ id: NodeID) -> ExpressionNode {
    get { nodes[id.index] }
    set { nodes[id.index] = newValue }
  }

  /// The part inside any number of parentheses.
  public func unwrapped(_ id: NodeID) -> NodeID {
    var id = id
    while case .paren(let node) = self[id] { id = node.inner }
    return id
  }
}

/// One part of an expression, with the bytes that it was read from.
///
/// Parts that were made rather than read have an empty span.
public indirect enum ExpressionNode: Sendable {
  case number(NumberLiteral)
  case string(StringLiteral)
  /// A variable of Grafana's that stands for a part.
  case variable(Variable)
  case selector(VectorSelector)
  case matrix(MatrixSelector)
  case subquery(Subquery)
  case call(Call)
  case aggregation(Aggregation)
  case binary(Binary)
  case unary(Unary)
  case paren(Paren)
  /// What could not be read.
  case invalid(Span)

  /// The bytes of the part.
  public var span: Span {
    switch self {
    case .number(let node): node.span
    case .string(let node): node.span
    case .variable(let node): node.span
    case .selector(let node): node.span
    case .matrix(let node): node.span
    case .subquery(let node): node.span
    case .call(let node): node.span
    case .aggregation(let node): node.span
    case .binary(let node): node.span
    case .unary(let node): node.span
    case .paren(let node): node.span
    case .invalid(let span): span
    }
  }

  /// The selector that this is, with a range behind it or without.
  public var selector: VectorSelector? {
    switch self {
    case .selector(let node): node
    case .matrix(let node): node.selector
    default: nil
    }
  }

  /// The parts directly inside, in the text's order.
  public var children: [NodeID] {
    switch self {
    case .number, .string, .variable, .selector, .matrix, .invalid: []
    case .subquery(let node): [node.expression]
    case .call(let node): node.arguments
    case .aggregation(let node): node.arguments
    case .binary(let node): [node.left, node.right]
    case .unary(let node): [node.expression]
    case .paren(let node): [node.inner]
    }
  }
}
