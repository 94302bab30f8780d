import BelfrySource

/// A comparison with a number that the values of a part have passed.
private struct Condition {
  let op: BinaryOperator
  let limit: Double
  /// The part whose values are compared, without what filtered it before.
  let part: NodeID
}

extension LabelFlow {
  /// No more filters in a row are looked at, so that a chain of any length takes its time once.
  private static let mostFilters = 16

  /// Why `x > 5 and x < 3` has no result: nothing, where the sides may agree.
  ///
  /// Without `on` or `ignoring` a series finds itself on the other side, with the same value; series
  /// of several metrics may differ in the name alone, which operators leave aside.
  func contradiction(_ node: Binary) -> Outcome.Dead? {
    guard node.matching?.isSaid != true else { return nil }
    let left = conditions(on: node.left)
    let right = conditions(on: node.right)
    guard !left.isEmpty, !right.isEmpty, tree.selectors.allSatisfy({ $0.metric != nil }) else {
      return nil
    }
    for one in left {
      for other in right where Self.exclude(one, other) {
        let text = Printer().print(tree, one.part)
        guard Printer().print(tree, other.part) == text else { continue }
        let (first, second) = (Self.shown(one), Self.shown(other))
        return Outcome.Dead(
          reason: "no value is both \(first) and \(second)", span: node.span,
          remedy: "write 'or' for either of the two, or correct a limit")
      }
    }
    return nil
  }

  /// Why `x == 1 unless x` has no result: the right side has every series of the left one.
  func takenAway(_ node: Binary) -> Outcome.Dead? {
    let right = tree.unwrapped(node.right)
    guard let left = unfiltered(node.left), has(right, allOf: left) else { return nil }
    return Outcome.Dead(
      reason: "'unless' takes away every series of its left side", span: node.span,
      remedy: "say on the right what is meant, as in 'x > 5 unless x > 9'")
  }

  private static func shown(_ condition: Condition) -> String {
    "\(condition.op.rawValue) \(plainText(condition.limit))"
  }

  /// Comparisons that every series of a part has passed.
  private func conditions(on id: NodeID) -> [Condition] {
    var found: [Condition] = []
    var open = [id]
    var steps = 0
    while let next = open.popLast(), steps < Self.mostFilters {
      steps += 1
      guard case .binary(let node) = tree[tree.unwrapped(next)], !node.isBool else { continue }
      switch node.op {
      case .and, .unless: open.append(node.left)
      case _ where node.op.isComparison:
        let isLeft = types[node.left.index] == .vector
        let (vector, number) = isLeft ? (node.left, node.right) : (node.right, node.left)
        guard types[vector.index] == .vector, types[number.index] == .scalar else { continue }
        open.append(vector)
        guard outcomes[number.index].count == 1,
          let limit = outcomes[number.index][0].value.constant, !limit.isNaN,
          let part = unfiltered(vector)
        else { continue }
        found.append(Condition(op: isLeft ? node.op : node.op.swapped, limit: limit, part: part))
      default: continue
      }
    }
    return found
  }

  /// The part whose series and values a part passes on, some of them; nothing where it is far.
  private func unfiltered(_ id: NodeID) -> NodeID? {
    var id = tree.unwrapped(id)
    var steps = 0
    while case .binary(let node) = tree[id], !node.isBool {
      steps += 1
      guard steps < Self.mostFilters else { return nil }
      switch node.op {
      case .and, .unless: id = tree.unwrapped(node.left)
      case _ where node.op.isComparison && types[node.right.index] == .scalar:
        id = tree.unwrapped(node.left)
      case _ where node.op.isComparison && types[node.left.index] == .scalar:
        id = tree.unwrapped(node.right)
      default: return id
      }
    }
    return id
  }

  /// Whether a part has every series that another one has.
  private func has(_ whole: NodeID, allOf part: NodeID) -> Bool {
    if case .selector(let all) = tree[whole], case .selector(let some) = tree[part] {
      guard let metric = all.metric, metric == some.metric, all.modifiers.isEmpty,
        some.modifiers.isEmpty
      else { return false }
      let kept = Set(some.matchers.map { Printer().matcher($0) })
      return all.matchers.allSatisfy {
        $0.name == "__name__" || kept.contains(Printer().matcher($0))
      }
    }
    switch (tree[whole], tree[part]) {
    case (.call(let one), .call(let other)) where one.name == other.name: break
    case (.aggregation(let one), .aggregation(let other)) where one.op == other.op: break
    default: return false
    }
    return Printer().print(tree, whole) == Printer().print(tree, part)
  }

  /// Whether no value passes both of two comparisons.
  private static func exclude(_ one: Condition, _ other: Condition) -> Bool {
    let (a, b) = (one.limit, other.limit)
    return switch (one.op, other.op) {
    case (.equal, _): !holds(other.op, a, b)
    case (_, .equal): !holds(one.op, b, a)
    case (.greater, .less), (.greater, .lessOrEqual), (.greaterOrEqual, .less): a >= b
    case (.less, .greater), (.lessOrEqual, .greater), (.less, .greaterOrEqual): a <= b
    case (.greaterOrEqual, .lessOrEqual): a > b
    case (.lessOrEqual, .greaterOrEqual): a < b
    default: false
    }
  }
}
