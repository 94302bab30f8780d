import BelfrySource

extension LabelFlow {
  /// Functions that leave the metric's name in place (Prometheus 3.14).
  private static let keepsName: Set<String> = [
    "last_over_time", "first_over_time", "sort", "sort_desc", "sort_by_label",
    "sort_by_label_desc", "label_replace", "label_join", "info",
  ]

  mutating func called(_ call: Call, _ id: NodeID) -> [Outcome] {
    guard let function = Function.named(call.name) else {
      let labels = LabelSet(others: LabelFact(.possible, at: call.span, .unreadable))
      return [Outcome(labels, ValueFacts(), origin: id)]
    }
    switch call.name {
    case "absent", "absent_over_time": return [absent(call, id)]
    case "vector":
      let inner = call.arguments.first.flatMap { outcomes[$0.index].first?.value } ?? ValueFacts()
      var facts = inner
      facts.isAlwaysThere = true
      return [constant(facts, id)]
    case "scalar":
      let inner = call.arguments.first.map { outcomes[$0.index] } ?? []
      let facts = inner.count == 1 ? inner[0].value.unitOnly : ValueFacts()
      return [constant(facts, id)]
    default: break
    }
    let place = function.arguments.firstIndex { $0 == .vector || $0 == .matrix }
    guard let place, place < call.arguments.count else {
      return [constant(value(call, of: ValueFacts(isAlwaysThere: true)), id)]
    }
    noteSources(call)
    return outcomes[call.arguments[place].index].map { outcome in
      var outcome = outcome
      outcome.value = value(call, of: outcome.value)
      if !Self.keepsName.contains(call.name) {
        dropName(&outcome, .functionDropsName(call.name), at: call.nameSpan)
      }
      relabel(&outcome.labels, call)
      return outcome
    }
  }

  private mutating func noteSources(_ call: Call) {
    let places: Range<Int>
    switch call.name {
    case "label_replace": places = 3..<4
    case "label_join": places = 3..<max(3, call.arguments.count)
    default: return
    }
    guard let first = call.arguments.first, let labels = Self.union(outcomes[first.index]) else {
      return
    }
    for place in places where place < call.arguments.count {
      let id = call.arguments[place]
      guard let name = text(id) else { continue }
      uses.append(
        LabelUse(name: name, span: tree[id].span, role: .source, fact: labels[name]))
    }
  }

  // MARK: Labels

  private func relabel(_ labels: inout LabelSet, _ call: Call) {
    switch call.name {
    case "label_replace": replace(&labels, call)
    case "label_join": join(&labels, call)
    case "histogram_quantile", "histogram_fraction":
      labels["le"] = LabelFact(.never, at: call.nameSpan, .quantileDropsLe(call.name))
    case "histogram_quantiles":
      labels["le"] = LabelFact(.never, at: call.nameSpan, .quantileDropsLe(call.name))
      if call.arguments.count > 1, let name = text(call.arguments[1]) {
        labels[name] = LabelFact(.always, at: call.span, .added(call.name))
      }
    case "info": enrich(&labels, call)
    default: break
    }
  }

  /// `label_replace(v, target, replacement, source, regex)` writes where the regex matches.
  private func replace(_ labels: inout LabelSet, _ call: Call) {
    guard call.arguments.count == 5, let target = text(call.arguments[1]),
      let replacement = text(call.arguments[2]), let source = text(call.arguments[3]),
      let regex = text(call.arguments[4])
    else { return }
    let step = Replacement(source: labels[source], regex: regex, template: replacement)
    let old = labels[target]
    switch step.effect {
    case .none: return
    case .writes(let value):
      labels[target] = LabelFact(.always, at: call.span, .added(call.name), value: value)
    case .removes: labels[target] = LabelFact(.never, at: call.span, .added(call.name))
    case .mayWrite where old.presence == .always: labels[target].value = nil
    case .mayWrite, .mayChange:
      labels[target] = LabelFact(.possible, at: call.span, .added(call.name))
    }
  }

  /// `label_join(v, target, separator, sources…)` removes the target where all sources are empty.
  private func join(_ labels: inout LabelSet, _ call: Call) {
    guard call.arguments.count >= 3, let target = text(call.arguments[1]),
      let separator = text(call.arguments[2])
    else { return }
    let sources = call.arguments.dropFirst(3).compactMap { text($0) }
    let presences = sources.map { labels[$0].presence }
    let isFilled = !separator.isEmpty && sources.count > 1 || presences.contains(.always)
    let isEmpty = presences.allSatisfy { $0 == .never }
    let presence: Presence = isFilled ? .always : isEmpty ? .never : .possible
    labels[target] = LabelFact(presence, at: call.span, .added(call.name))
  }

  /// `info` adds labels of the info series; matchers in braces say which.
  private func enrich(_ labels: inout LabelSet, _ call: Call) {
    guard call.arguments.count > 1,
      case .selector(let wanted) = tree[tree.unwrapped(call.arguments[1])]
    else {
      if labels.isClosed { labels.others = LabelFact(.possible, at: call.span, .added(call.name)) }
      return
    }
    for matcher in wanted.matchers where matcher.name != "__name__" {
      guard labels[matcher.name].presence == .never else { continue }
      labels[matcher.name] = LabelFact(.possible, at: matcher.span, .added(call.name))
    }
  }

  /// The result of `absent` has the labels that its selector fixes by `=`, each said once.
  private func absent(_ call: Call, _ id: NodeID) -> Outcome {
    var labels = LabelSet(
      others: LabelFact(.never, at: call.nameSpan, .absentDrops(call.name)))
    var matchers: [LabelMatcher] = []
    if let argument = call.arguments.first {
      switch tree[tree.unwrapped(argument)] {
      case .selector(let selector): matchers = selector.matchers
      case .matrix(let matrix): matchers = matrix.selector.matchers
      default:
        if let inner = Self.union(outcomes[argument.index]) {
          labels = closed(inner, labels.others)
        }
      }
    }
    for matcher in matchers where matcher.name != "__name__" && matcher.op == .equal {
      let isOnly = matchers.count { $0.name == matcher.name } == 1
      guard isOnly, !matcher.value.isEmpty else { continue }
      labels[matcher.name] = LabelFact(
        .always, at: matcher.span, .absentKeeps(call.name), value: matcher.value)
    }
    return Outcome(labels, ValueFacts(constant: 1), origin: id)
  }

  // MARK: Values

  private func value(_ call: Call, of inner: ValueFacts) -> ValueFacts {
    switch call.name {
    case "rate", "irate": return ValueFacts(unit: inner.unit.map(Self.perSecond), kind: .rate)
    case "deriv": return ValueFacts(unit: inner.unit.map(Self.perSecond), kind: .gauge)
    case "increase", "delta", "idelta", "predict_linear", "double_exponential_smoothing":
      return ValueFacts(unit: inner.unit, kind: .gauge)
    case "time", "start", "end": return ValueFacts(unit: .timestamp, isAlwaysThere: true)
    case "timestamp", "ts_of_min_over_time", "ts_of_max_over_time", "ts_of_last_over_time",
      "ts_of_first_over_time":
      return ValueFacts(unit: .timestamp)
    case "step", "range": return ValueFacts(unit: .seconds, isAlwaysThere: true)
    case "pi": return ValueFacts(constant: .pi, isAlwaysThere: true)
    case "present_over_time": return ValueFacts(constant: 1)
    case "count_over_time": return ValueFacts(unit: .count, least: 1)
    case "changes", "resets", "histogram_count": return ValueFacts(unit: .count)
    case "histogram_fraction": return ValueFacts(unit: .ratio)
    case "histogram_quantile", "histogram_quantiles": return ValueFacts(unit: unitOfBuckets(call))
    case "sort", "sort_desc", "sort_by_label", "sort_by_label_desc", "label_replace", "label_join",
      "info", "last_over_time", "first_over_time":
      return inner
    case "abs", "ceil", "floor", "round", "clamp", "clamp_min", "clamp_max", "avg_over_time",
      "min_over_time", "max_over_time", "quantile_over_time", "sum_over_time", "stddev_over_time",
      "mad_over_time", "histogram_avg", "histogram_sum", "histogram_stddev":
      var result = inner.unitOnly
      result.isAlwaysThere = inner.isAlwaysThere
      return result
    default: return ValueFacts(isAlwaysThere: inner.isAlwaysThere)
    }
  }

  static func perSecond(_ unit: ValueUnit) -> ValueUnit {
    switch unit {
    // Seconds of work per second are a share of the time.
    case .seconds: .ratio
    default: .perSecond(unit)
    }
  }

  /// Buckets count; what they measure stands in the metric's name.
  private func unitOfBuckets(_ call: Call) -> ValueUnit? {
    let place = call.name == "histogram_quantile" ? 1 : 0
    guard place < call.arguments.count else { return nil }
    var id = call.arguments[place]
    while true {
      switch tree[id] {
      case .paren(let node): id = node.inner
      case .aggregation(let node): id = node.expression
      case .call(let node):
        guard let first = node.arguments.last else { return nil }
        id = first
      case .matrix(let node): return Self.bucketUnit(node.selector)
      case .selector(let node): return Self.bucketUnit(node)
      default: return nil
      }
    }
  }

  private static func bucketUnit(_ selector: VectorSelector) -> ValueUnit? {
    guard let name = selector.metric else { return nil }
    let base = name.hasSuffix("_bucket") ? String(name.dropLast(7)) : name
    return ValueUnit.facts(ofMetric: base + "_sum").unit
  }
}
