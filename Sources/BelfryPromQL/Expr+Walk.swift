extension Expr {
  /// The expression with every part replaced, from the inside to the outside.
  public func rewriting(_ transform: (Expr) -> Expr) -> Expr {
    switch self {
    case .number, .string, .selector, .matrix: return transform(self)
    case .subquery(var node):
      node.expression = node.expression.rewriting(transform)
      return transform(.subquery(node))
    case .call(var node):
      node.arguments = node.arguments.map { $0.rewriting(transform) }
      return transform(.call(node))
    case .aggregation(var node):
      node.parameter = node.parameter?.rewriting(transform)
      node.expression = node.expression.rewriting(transform)
      return transform(.aggregation(node))
    case .binary(var node):
      node.left = node.left.rewriting(transform)
      node.right = node.right.rewriting(transform)
      return transform(.binary(node))
    case .unary(var node):
      node.expression = node.expression.rewriting(transform)
      return transform(.unary(node))
    case .paren(let inner, let span): return transform(.paren(inner.rewriting(transform), span))
    }
  }

  /// Every part, from the inside to the outside.
  public func forEach(_ visit: (Expr) -> Void) {
    _ = rewriting { part in
      visit(part)
      return part
    }
  }

  /// The selectors in the text's order, those with a range included.
  public var selectors: [VectorSelector] {
    var found: [VectorSelector] = []
    forEach { part in
      switch part {
      case .selector(let node): found.append(node)
      case .matrix(let node): found.append(node.selector)
      default: break
      }
    }
    return found
  }

  /// The metrics that are named, each once, in the text's order.
  public var metricNames: [String] {
    var seen = Set<String>()
    return selectors.compactMap(\.metric).filter { seen.insert($0).inserted }
  }
}
