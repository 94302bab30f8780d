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

  /// Calls below a part.
  func calls(below id: NodeID) -> [Call] {
    parts(below: id).compactMap { part in
      if case .call(let call) = tree[part] { return call }
      return nil
    }
  }
}
