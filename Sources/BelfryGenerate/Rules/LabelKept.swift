import BelfryPromQL

extension Expr {
  /// Whether every series of the result carries a label that each selector fixes or carries.
  func keeps(_ label: String) -> Bool {
    switch self {
    case .number, .string: return false
    case .selector, .matrix: return true
    case .subquery(let node): return node.expression.keeps(label)
    case .unary(let node): return node.expression.keeps(label)
    case .paren(let inner, _): return inner.keeps(label)
    case .call(let node): return Self.keeps(label, node)
    case .aggregation(let node):
      guard node.expression.keeps(label) else { return false }
      if ["topk", "bottomk", "limitk", "limit_ratio"].contains(node.op) { return true }
      guard let grouping = node.grouping else { return false }
      return grouping.labels.contains { $0.name == label } != grouping.isWithout
    case .binary(let node): return Self.keeps(label, node)
    }
  }

  private static func keeps(_ label: String, _ call: Call) -> Bool {
    switch call.name {
    case "vector", "scalar", "time", "pi": return false
    case "absent", "absent_over_time":
      return call.arguments.first?.selectors.first?.matchers.contains {
        $0.name == label && $0.op == .equal
      } ?? false
    default: return call.arguments.contains { $0.keeps(label) }
    }
  }

  private static func keeps(_ label: String, _ node: Binary) -> Bool {
    let (left, right) = (node.left.keeps(label), node.right.keeps(label))
    switch node.op {
    case "and", "unless": return left
    case "or": return left && right
    default: break
    }
    if node.left.isScalar { return right }
    if node.right.isScalar { return left }
    guard let matching = node.matching else { return left }
    if matching.many == .right { return right }
    if matching.many == .left { return left }
    return left && matching.labels.contains { $0.name == label } == matching.isOn
  }

  /// Whether the result is one number without labels.
  var isScalar: Bool {
    switch self {
    case .number: true
    case .paren(let inner, _): inner.isScalar
    case .unary(let node): node.expression.isScalar
    case .binary(let node): node.left.isScalar && node.right.isScalar
    case .call(let node): ["scalar", "time", "pi"].contains(node.name)
    default: false
    }
  }
}
