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
}
