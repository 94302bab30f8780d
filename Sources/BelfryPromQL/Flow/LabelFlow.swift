import BelfrySource

/// Follows labels and values through an expression, part by part from the inside to the outside.
struct LabelFlow {
  /// More results than this are taken together.
  static let mostOutcomes = 64

  let tree: Expression
  let types: [ValueType]
  private let scrapedLabels: [String]
  var outcomes: [[Outcome]] = []
  var uses: [LabelUse] = []

  init(_ tree: Expression, _ types: [ValueType], _ options: AnalysisOptions) {
    self.tree = tree
    self.types = types
    scrapedLabels = options.scrapedLabels
    outcomes.reserveCapacity(tree.nodes.count)
  }

  mutating func run() {
    for index in tree.nodes.indices { outcomes.append(results(of: NodeID(index))) }
  }

  private mutating func results(of id: NodeID) -> [Outcome] {
    switch tree[id] {
    case .number(let literal):
      let facts = ValueFacts(
        constant: literal.value, unit: literal.isDuration ? .seconds : nil, isAlwaysThere: true)
      return [constant(facts, id)]
    case .string: return [constant(ValueFacts(isAlwaysThere: true), id)]
    case .variable: return [constant(ValueFacts(), id)]
    case .invalid(let span):
      return [
        Outcome(
          LabelSet(others: LabelFact(.possible, at: span, .unreadable)), ValueFacts(), origin: id)
      ]
    case .selector(let selector): return [selected(selector, id)]
    case .matrix(let matrix): return [selected(matrix.selector, id)]
    case .subquery(let node): return outcomes[node.expression.index]
    case .paren(let node): return outcomes[node.inner.index]
    case .unary(let node): return negated(node)
    case .call(let call): return called(call, id)
    case .aggregation(let node): return aggregated(node, id)
    case .binary(let node): return Self.bounded(combined(node, id))
    }
  }

  /// A result without labels.
  func constant(_ facts: ValueFacts, _ id: NodeID) -> Outcome {
    let span = tree[id].span
    return Outcome(LabelSet(others: LabelFact(.never, at: span, .constant)), facts, origin: id)
  }

  private func negated(_ node: Unary) -> [Outcome] {
    outcomes[node.expression.index].map { outcome in
      var outcome = outcome
      if node.isNegative {
        outcome.value.constant = outcome.value.constant.map { -$0 }
        outcome.value.isBool = false
        outcome.value.least = nil
        outcome.value.passed = []
        dropName(&outcome, .operatorDropsName("-"), at: node.span)
      }
      return outcome
    }
  }

  func dropName(_ outcome: inout Outcome, _ cause: Cause, at span: Span) {
    guard outcome.labels["__name__"].presence != .never else { return }
    outcome.labels["__name__"] = LabelFact(.never, at: span, cause)
  }

  /// What holds of series that come from any of several results.
  static func union(_ outcomes: [Outcome]) -> LabelSet? {
    guard let first = outcomes.first else { return nil }
    return outcomes.dropFirst().reduce(first.labels) { $0.joined(with: $1.labels) }
  }

  private static func bounded(_ outcomes: [Outcome]) -> [Outcome] {
    guard outcomes.count > mostOutcomes, let labels = union(outcomes) else { return outcomes }
    return [Outcome(labels, ValueFacts(), origin: outcomes[0].origin)]
  }

  // MARK: Selectors

  private func selected(_ selector: VectorSelector, _ id: NodeID) -> Outcome {
    var labels = LabelSet(
      others: LabelFact(.possible, at: selector.span, .selected),
      likely: scrapedLabels.count + selector.matchers.count + 1)
    for name in scrapedLabels {
      labels[name] = LabelFact(.always, at: selector.span, .scraped)
    }
    if let name = selector.name {
      labels["__name__"] = LabelFact(.always, at: selector.nameSpan, .metricName, value: name)
    }
    var dead: Outcome.Dead?
    for matcher in selector.matchers {
      let before = labels[matcher.name]
      if matcher.refusesEmpty {
        let value = matcher.op == .equal ? matcher.value : nil
        if before.presence == .never, case .matcherExcludes = before.cause {
          dead = contradiction(matcher)
        } else if let value, let known = before.value, known != value {
          dead = contradiction(matcher)
        } else if before.value == nil {
          labels[matcher.name] = LabelFact(
            .always, at: matcher.span, .matcherRequires, value: value)
        }
        if matcher.refusesAll { dead = contradiction(matcher) }
      } else if matcher.acceptsOnlyEmpty {
        if before.presence == .always, case .matcherRequires = before.cause {
          dead = contradiction(matcher)
        }
        labels[matcher.name] = LabelFact(.never, at: matcher.span, .matcherExcludes)
      }
    }
    let facts = selector.metric.map(ValueUnit.facts(ofMetric:)) ?? ValueFacts()
    var outcome = Outcome(labels, facts, origin: id)
    outcome.dead = dead
    return outcome
  }

  private func contradiction(_ matcher: LabelMatcher) -> Outcome.Dead {
    Outcome.Dead(
      reason: "no series can match '\(Printer().matcher(matcher))' here", span: matcher.span)
  }
}
