import BelfryPromQL
import BelfrySource
import BelfryYAML

extension ExpressionSubject {
  /// Parts below a part, itself included, in the order of the list.
  func parts(below id: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var open = [id]
    while let next = open.popLast() {
      found.append(next)
      open += tree[next].children
    }
    return found.sorted()
  }

  /// Selectors below a part.
  func selectors(below id: NodeID) -> [VectorSelector] {
    parts(below: id).compactMap { part in
      switch tree[part] {
      case .selector(let selector): selector
      case .matrix(let matrix): matrix.selector
      default: nil
      }
    }
  }

  /// The number that a part is, where it is one.
  func constant(_ id: NodeID) -> Double? {
    guard types[id.index] == .scalar, analysis[id].count == 1 else { return nil }
    return analysis[id][0].value.constant
  }

  /// Whether a part is a ratio a hundredfold; a quotient by a number is none, but of another unit.
  func isPercentage(_ id: NodeID) -> Bool {
    guard case .binary(let node) = bare(id) else { return false }
    switch node.op {
    case .multiply:
      return [(node.left, node.right), (node.right, node.left)].contains { factor, part in
        constant(factor) == 100 && isRatio(part)
      }
    case .divide:
      guard types[node.right.index] == .vector, case .binary(let inner) = bare(node.left),
        inner.op == .multiply
      else { return false }
      return [inner.left, inner.right].contains { constant($0) == 100 }
    default: return false
    }
  }

  private func isRatio(_ id: NodeID) -> Bool {
    if analysis[id].first?.value.unit == .ratio { return true }
    guard case .binary(let node) = bare(id), node.op == .divide else { return false }
    return types[node.right.index] == .vector
  }

  /// Calls below a part.
  func calls(below id: NodeID) -> [Call] {
    parts(below: id).compactMap { part in
      if case .call(let call) = tree[part] { return call }
      return nil
    }
  }
}
