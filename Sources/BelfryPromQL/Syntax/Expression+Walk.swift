extension Expression {
  /// The expression with every part changed in place, from the inside to the outside.
  ///
  /// A part may change its kind, but must keep naming only parts before it.
  public func rewriting(_ transform: (inout Expression, NodeID) -> Void) -> Expression {
    var copy = self
    for index in nodes.indices { transform(&copy, NodeID(index)) }
    return copy
  }

  /// Every part, from the inside to the outside.
  public func forEach(_ visit: (ExpressionNode) -> Void) { nodes.forEach(visit) }

  /// The selectors in the text's order, those with a range included.
  public var selectors: [VectorSelector] {
    nodes.compactMap { node in
      switch node {
      case .selector(let selector): selector
      case .matrix(let matrix): matrix.selector
      default: nil
      }
    }
  }

  /// The metrics that are named, each once, in the text's order.
  public var metricNames: [String] {
    var seen = Set<String>()
    return selectors.compactMap(\.metric).filter { seen.insert($0).inserted }
  }

  /// For each part the number of parts from it down to the deepest.
  var heights: [Int] {
    var heights = [Int](repeating: 1, count: nodes.count)
    for (index, node) in nodes.enumerated() {
      heights[index] = 1 + (node.children.map { heights[$0.index] }.max() ?? 0)
    }
    return heights
  }

  /// For each part a number that is the same wherever the same is printed; the reverse need not
  /// hold. Made without printing, so that few parts have to be printed to find equal ones.
  package var signatures: [Int] {
    var signatures: [Int] = []
    signatures.reserveCapacity(nodes.count)
    for node in nodes {
      var hasher = Hasher()
      switch node {
      case .number: hasher.combine(0)
      case .string(let literal): hasher.combine(literal.value)
      case .variable(let variable): hasher.combine(variable.text)
      case .selector(let selector): Self.combine(selector, into: &hasher)
      case .matrix(let matrix):
        hasher.combine(1)
        Self.combine(matrix.selector, into: &hasher)
      case .subquery: hasher.combine(2)
      case .call(let call): hasher.combine(call.name)
      case .aggregation(let aggregation):
        hasher.combine(aggregation.op)
        hasher.combine(aggregation.grouping?.labels.count)
      case .binary(let binary): hasher.combine(binary.op)
      case .unary(let unary): hasher.combine(unary.isNegative)
      case .paren: hasher.combine(3)
      case .invalid: hasher.combine(4)
      }
      for child in node.children { hasher.combine(signatures[child.index]) }
      signatures.append(hasher.finalize())
    }
    return signatures
  }

  private static func combine(_ selector: VectorSelector, into hasher: inout Hasher) {
    hasher.combine(selector.name)
    hasher.combine(selector.matchers.count)
  }
}
