import BelfrySource

extension LabelFlow {
  mutating func combined(_ node: Binary, _ id: NodeID) -> [Outcome] {
    let left = outcomes[node.left.index]
    let right = outcomes[node.right.index]
    let isVector = (
      left: types[node.left.index] == .vector, right: types[node.right.index] == .vector
    )
    switch isVector {
    case (true, true): return matched(node, left, right)
    case (true, false): return left.map { withNumber(node, $0, right.first, isLeft: true) }
    case (false, true): return right.map { withNumber(node, $0, left.first, isLeft: false) }
    case (false, false):
      guard let first = left.first, let second = right.first else { return left }
      var result = constant(value(node, first.value, second.value), id)
      result.value.isAlwaysThere = first.value.isAlwaysThere && second.value.isAlwaysThere
      return [result]
    }
  }

  // MARK: A vector and a number

  private func withNumber(
    _ node: Binary, _ outcome: Outcome, _ number: Outcome?, isLeft: Bool
  ) -> Outcome {
    let other = number?.value ?? ValueFacts()
    var result = outcome
    result.value =
      isLeft ? value(node, outcome.value, other) : value(node, other, outcome.value)
    if node.op.isComparison, !node.isBool {
      result.value = outcome.value
      result.value.isAlwaysThere = isSure(node, outcome.value, other, isLeft: isLeft)
      // What is left of `up == 0` is nothing but zeros.
      if node.op == .equal, other.constant == 0 { result.value.constant = 0 }
      result.dead = result.dead ?? neverTrue(node, outcome.value, other, isLeft: isLeft)
      keepPassed(node, other, isLeft: isLeft, in: &result)
    } else if !node.op.isTrim {
      dropName(&result, .operatorDropsName(node.op.rawValue), at: node.opSpan)
    }
    return result
  }

  /// Whether two series that are always there surely match: they have no labels, or none counts.
  private func agree(_ node: Binary, _ left: LabelSet, _ right: LabelSet) -> Bool {
    if let matching = node.matching, matching.isOn, matching.labels.isEmpty { return true }
    return [left, right].allSatisfy { labels in
      labels.isClosed && labels.names(.always).isEmpty && labels.names(.possible).isEmpty
    }
  }

  /// Whether a comparison surely lets values through that are always there.
  private func isSure(
    _ node: Binary, _ vector: ValueFacts, _ number: ValueFacts, isLeft: Bool
  ) -> Bool {
    guard vector.isAlwaysThere, number.isAlwaysThere,
      let first = (isLeft ? vector : number).constant,
      let second = (isLeft ? number : vector).constant
    else { return false }
    return Self.holds(node.op, first, second)
  }

  private func neverTrue(
    _ node: Binary, _ vector: ValueFacts, _ number: ValueFacts, isLeft: Bool
  ) -> Outcome.Dead? {
    if let least = vector.least, let limit = number.constant {
      return isTooSmall(limit, least, isLeft ? node.op : node.op.swapped)
        ? Outcome.Dead(
          reason: "where nothing is counted there is no count, rather than 0", span: node.span,
          remedy: "ask for absent(…), or write '(… or vector(0))' around the count") : nil
    }
    guard let first = (isLeft ? vector : number).constant,
      let second = (isLeft ? number : vector).constant,
      !Self.holds(node.op, first, second)
    else { return nil }
    let text = "\(plainText(first)) \(node.op.rawValue) \(plainText(second))"
    return Outcome.Dead(reason: "'\(text)' never holds", span: node.span)
  }

  /// Whether values that are never less than a number cannot be what is asked of them.
  private func isTooSmall(_ limit: Double, _ least: Double, _ op: BinaryOperator) -> Bool {
    switch op {
    case .equal, .lessOrEqual: limit < least
    case .less: limit <= least
    default: false
    }
  }

  static func holds(_ op: BinaryOperator, _ left: Double, _ right: Double) -> Bool {
    switch op {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    default: true
    }
  }

  // MARK: Two vectors

  private mutating func matched(
    _ node: Binary, _ left: [Outcome], _ right: [Outcome]
  ) -> [Outcome] {
    guard let leftLabels = Self.union(left), let rightLabels = Self.union(right) else {
      return left
    }
    note(node, leftLabels, rightLabels)
    let rightDead = right.allSatisfy { $0.dead != nil }
    switch node.op {
    case .or: return left + right
    case .unless:
      let dead = takenAway(node)
      return left.map { outcome in
        var result = outcome
        result.dead = result.dead ?? dead
        if !rightDead { result.value.isAlwaysThere = false }
        return result
      }
    case .and:
      let dead = contradiction(node)
      return left.map { outcome in
        var result = outcome
        result.dead = result.dead ?? dead
        result.labels = agreed(node, outcome.labels, rightLabels)
        if rightDead { result.dead = result.dead ?? right.first?.dead }
        result.value.isAlwaysThere =
          outcome.value.isAlwaysThere && right.contains { $0.value.isAlwaysThere }
          && agree(node, outcome.labels, rightLabels)
        return result
      }
    default: break
    }
    let isRight = node.matching?.many == .right
    let (many, one) = isRight ? (right, left) : (left, right)
    let oneLabels = isRight ? leftLabels : rightLabels
    return many.map { outcome in
      var result = outcome
      result.labels = joined(node, outcome.labels, oneLabels)
      let other = one.count == 1 ? one[0].value : ValueFacts()
      result.value =
        isRight ? value(node, other, outcome.value) : value(node, outcome.value, other)
      let isFilter = node.op.isComparison && !node.isBool
      if isFilter {
        // The value of the left side stays, also where that is the one of many.
        result.value = isRight ? other : outcome.value
        result.dead = result.dead ?? neverTrue(node, outcome.value, other, isLeft: !isRight)
        // What is filled in has passed nothing.
        if node.matching?.fillLeft != nil || node.matching?.fillRight != nil {
          result.value.passed = []
        }
      }
      if one.allSatisfy({ $0.dead != nil }), node.matching?.fillLeft == nil,
        node.matching?.fillRight == nil
      {
        result.dead = result.dead ?? one.first?.dead
      }
      if !isFilter {
        dropName(&result, .operatorDropsName(node.op.rawValue), at: node.opSpan)
      }
      result.value.isAlwaysThere =
        isFilter
        ? isSure(node, outcome.value, other, isLeft: !isRight)
        : outcome.value.isAlwaysThere && one.contains { $0.value.isAlwaysThere }
          && agree(node, outcome.labels, oneLabels)
      return result
    }
  }

  private mutating func note(_ node: Binary, _ left: LabelSet, _ right: LabelSet) {
    guard let matching = node.matching else { return }
    for label in matching.labels {
      uses.append(
        LabelUse(
          name: label.name, span: label.span, role: matching.isOn ? .on : .ignoring,
          fact: left[label.name], other: right[label.name]))
    }
    for label in matching.included {
      let one = matching.many == .right ? left : right
      uses.append(
        LabelUse(name: label.name, span: label.span, role: .group, fact: one[label.name]))
    }
  }

  /// What holds of a label that must be equal on both sides.
  private func agree(_ left: LabelFact, _ right: LabelFact, at span: Span) -> LabelFact {
    if left.presence == .never { return left }
    if right.presence == .never { return LabelFact(.never, at: span, .otherSideLacks) }
    if left.presence == .always { return left }
    if right.presence == .always {
      return LabelFact(.always, at: span, .otherSideHas, value: right.value)
    }
    return LabelFact(.possible, at: span, .matchedOn)
  }

  /// Labels of the left side, given that a partner on the right was found.
  private func agreed(_ node: Binary, _ left: LabelSet, _ right: LabelSet) -> LabelSet {
    var labels = left
    let matching = node.matching
    if matching?.isOn == true {
      for label in matching?.labels ?? [] {
        labels[label.name] = agree(left[label.name], right[label.name], at: label.span)
      }
      return labels
    }
    let ignored = Set((matching?.labels ?? []).map(\.name) + ["__name__"])
    if right.isClosed, left.others.presence != .never {
      labels.others = LabelFact(.never, at: node.opSpan, .otherSideLacks)
    }
    for name in left.named.map(\.name) + right.named.map(\.name) where !ignored.contains(name) {
      labels[name] = agree(left[name], right[name], at: node.opSpan)
    }
    for name in ignored where right.isClosed { labels[name] = left[name] }
    return labels
  }

  /// Labels of the side with many series, of either side where there is no such side.
  private func joined(_ node: Binary, _ many: LabelSet, _ one: LabelSet) -> LabelSet {
    guard let matching = node.matching else { return agreed(node, many, one) }
    let isFilled = matching.fillLeft ?? matching.fillRight != nil
    var labels = isFilled ? many : agreed(node, many, one)
    if matching.many == nil {
      if matching.isOn {
        let matched = labels
        labels = closed(many, LabelFact(.never, at: matching.span, .notInOn))
        for label in matching.labels { labels[label.name] = matched[label.name] }
        if isFilled {
          for label in matching.labels where labels[label.name].presence == .possible {
            labels[label.name] = LabelFact(.possible, at: label.span, .matchedOn)
          }
        }
      } else {
        for label in matching.labels {
          labels[label.name] = LabelFact(.never, at: label.span, .ignored)
        }
      }
    }
    let word = matching.many?.rawValue ?? ""
    for label in matching.included {
      let fact = one[label.name]
      labels[label.name] = LabelFact(
        isFilled && fact.presence == .always ? .possible : fact.presence, at: label.span,
        .takenFromOtherSide(word), value: fact.value)
    }
    return labels
  }

  // MARK: Values

  func value(_ node: Binary, _ left: ValueFacts, _ right: ValueFacts) -> ValueFacts {
    var result = ValueFacts()
    if node.isBool {
      result.isBool = true
      if let first = left.constant, let second = right.constant {
        result.constant = Self.holds(node.op, first, second) ? 1 : 0
      }
      return result
    }
    if node.op.isComparison || node.op.isTrim { return left }
    if let first = left.constant, let second = right.constant {
      result.constant = arithmetic(node.op.rawValue, first, second)
    }
    result.unit = unit(node.op, left, right)
    if node.op == .multiply, left.constant == 100 || right.constant == 100 {
      result.hundredfold = left.unit ?? right.unit
    }
    if node.op == .divide, let unit = left.hundredfold, unit == right.unit {
      result.unit = .percent
    }
    let isCounter = left.kind == .counter && right.constant != nil
    if isCounter, node.op == .multiply || node.op == .divide { result.kind = .counter }
    return result
  }

  private func unit(_ op: BinaryOperator, _ left: ValueFacts, _ right: ValueFacts) -> ValueUnit? {
    switch op {
    case .add, .subtract:
      if left.unit == .timestamp, right.unit == .timestamp, op == .subtract { return .seconds }
      if left.unit == right.unit { return left.unit }
      if left.unit == .timestamp || right.unit == .timestamp { return .timestamp }
      if left.constant != nil, left.unit == nil { return right.unit }
      if right.constant != nil, right.unit == nil { return left.unit }
      return nil
    case .multiply:
      if left.unit == .ratio, right.constant == 100 { return .percent }
      if right.unit == .ratio, left.constant == 100 { return .percent }
      if right.constant != nil, right.unit == nil { return scaled(left.unit, right.constant) }
      if left.constant != nil, left.unit == nil { return scaled(right.unit, left.constant) }
      return nil
    case .divide:
      if left.unit == .percent, right.constant == 100 { return .ratio }
      if right.constant != nil, right.unit == nil {
        return scaled(left.unit, right.constant)
      }
      guard let first = left.unit, let second = right.unit else { return nil }
      if first == second { return .ratio }
      if second == .seconds { return .perSecond(first) }
      if case .perSecond(.count) = second { return removingTime(first) }
      if second == .count { return first }
      return nil
    case .modulo: return left.unit
    default: return nil
    }
  }

  /// A share of the time spent per event is time per event.
  private func removingTime(_ unit: ValueUnit) -> ValueUnit? {
    switch unit {
    case .perSecond(let inner): inner
    case .ratio: .seconds
    default: nil
    }
  }

  /// Powers of 1024 and 1000 make another unit of the same thing, which has no name here.
  private func scaled(_ unit: ValueUnit?, _ factor: Double?) -> ValueUnit? {
    guard let unit, let factor else { return nil }
    return factor == 1 || factor == -1 ? unit : unit == .ratio || unit == .percent ? unit : nil
  }
}
