import BelfrySource

extension LabelFlow {
  mutating func aggregated(_ node: Aggregation, _ id: NodeID) -> [Outcome] {
    let inner = outcomes[node.expression.index]
    if let grouping = node.grouping, let labels = Self.union(inner) {
      for label in grouping.labels {
        uses.append(
          LabelUse(
            name: label.name, span: label.span, role: grouping.isWithout ? .without : .by,
            fact: labels[label.name]))
      }
    }
    if aggregations[node.op]?.choosesSeries == true { return inner }
    return inner.map { outcome in
      var result = outcome
      result.labels = grouped(outcome.labels, node)
      result.value = value(outcome.value, node)
      if node.op == "count_values", let name = text(node.parameter) {
        result.labels[name] = LabelFact(.always, at: node.span, .added(node.op))
      }
      return result
    }
  }

  /// The text that a part is, where it is one.
  func text(_ id: NodeID?) -> String? {
    guard let id, case .string(let literal) = tree[tree.unwrapped(id)] else { return nil }
    return literal.value
  }

  private func grouped(_ inner: LabelSet, _ node: Aggregation) -> LabelSet {
    guard let grouping = node.grouping else {
      return closed(inner, LabelFact(.never, at: node.opSpan, .aggregatedAway(node.op)))
    }
    if grouping.isWithout {
      var labels = inner
      if labels["__name__"].presence != .never {
        labels["__name__"] = LabelFact(.never, at: node.opSpan, .aggregationDropsName(node.op))
      }
      for label in grouping.labels {
        labels[label.name] = LabelFact(.never, at: label.span, .droppedWithout)
      }
      return labels
    }
    var labels = closed(inner, LabelFact(.never, at: grouping.span, .notInBy))
    for label in grouping.labels {
      let known = inner.named.first { $0.name == label.name }?.fact
      let fact = known ?? inner.others
      let isUnknown = known == nil && fact.presence == .possible
      labels[label.name] = isUnknown ? LabelFact(.possible, at: label.span, .keptBy) : fact
    }
    return labels
  }

  /// A set in which every label is away; those that were away before keep their own reason.
  func closed(_ inner: LabelSet, _ fact: LabelFact) -> LabelSet {
    var labels = LabelSet(others: fact)
    for (name, known) in inner.named where known.presence == .never { labels[name] = known }
    return labels
  }

  private func value(_ value: ValueFacts, _ node: Aggregation) -> ValueFacts {
    switch node.op {
    case "group": return ValueFacts(constant: 1, isAlwaysThere: value.isAlwaysThere)
    case "count", "count_values":
      return ValueFacts(unit: .count, isAlwaysThere: value.isAlwaysThere, least: 1)
    case "stdvar": return ValueFacts(isAlwaysThere: value.isAlwaysThere)
    case "sum":
      var result = value
      // A constant is of one series; how many there are is only known where there are no labels.
      if !value.isAlwaysThere, value.constant != 0 { result.constant = nil }
      result.isBool = false
      result.passed = []
      return result
    case "avg" where value.isBool:
      // The share of those that are 1.
      var result = value
      (result.isBool, result.unit) = (false, value.unit ?? .ratio)
      result.passed = []
      return result
    case "quantile":
      var result = value
      // Outside of 0 to 1 a quantile is infinite, and between two values it is neither.
      (result.least, result.isBool) = (nil, false)
      result.passed = []
      return result
    case "stddev": return ValueFacts(unit: value.unit, isAlwaysThere: value.isAlwaysThere)
    default: return value
    }
  }
}
