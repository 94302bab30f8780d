/// What an expression evaluates to.
public enum ValueType: String, Sendable, CaseIterable {
  case scalar
  case string
  case vector = "instant vector"
  case matrix = "range vector"
  /// What a variable or an unreadable part stands for.
  case unknown

  /// Whether a value of another type may stand where this one is wanted.
  func accepts(_ other: ValueType) -> Bool { self == other || other == .unknown }
}

extension Expression {
  /// The type of every part, by its index.
  public var types: [ValueType] {
    var types: [ValueType] = []
    types.reserveCapacity(nodes.count)
    for node in nodes {
      let type: ValueType
      switch node {
      case .number: type = .scalar
      case .string: type = .string
      case .variable, .invalid: type = .unknown
      case .selector, .aggregation: type = .vector
      case .matrix, .subquery: type = .matrix
      case .call(let call): type = Function.named(call.name)?.result ?? .unknown
      case .unary(let unary): type = types[unary.expression.index]
      case .paren(let paren): type = types[paren.inner.index]
      case .binary(let binary):
        let sides = [types[binary.left.index], types[binary.right.index]]
        type =
          sides.contains(.vector) || binary.op.isSet
          ? .vector : sides.contains(.unknown) ? .unknown : .scalar
      }
      types.append(type)
    }
    return types
  }

  /// What the whole evaluates to.
  public var type: ValueType { types.last ?? .unknown }
}
