import BelfryPromQL
import BelfrySource
import BelfryYAML

extension ExpressionReport {
  /// For programs: the same facts as one JSON object; places are byte offsets from 0.
  package func json() -> [UInt8] {
    let nodes = tree.nodes.indices.map { part(NodeID($0)) }
    return JSONWriter().write(
      .mapping([
        .init("expression", .string(printer.print(tree))),
        .init("type", .string(tree.type.rawValue)),
        .init("metrics", .sequence(tree.metricNames.map { .string($0) })),
        .init("selectors", .sequence(tree.nodes.compactMap(selector))),
        .init("features", .sequence(parsed.features.map(feature))),
        .init("results", .sequence(analysis.results.map(result))),
        .init("label_uses", .sequence(analysis.uses.map(use))),
        .init("root", .integer(tree.root.index)), .init("nodes", .sequence(nodes)),
      ]))
  }

  private func place(_ span: Span) -> [Value.Entry] {
    [.init("start", .integer(span.start)), .init("end", .integer(span.end))]
  }

  private func optional(_ text: String?) -> Value { text.map { .string($0) } ?? .null }

  private func part(_ id: NodeID) -> Value {
    let node = tree[id]
    let children = node.children.map { Value.integer($0.index) }
    return .mapping(
      [
        .init("id", .integer(id.index)), .init("text", .string(title(node))),
        .init("type", .string(types[id.index].rawValue)), .init("expects", optional(expects(node))),
        .init("children", .sequence(children)),
      ] + place(node.span))
  }

  private func selector(_ node: ExpressionNode) -> Value? {
    let (selector, range): (VectorSelector, RangeDuration?)
    switch node {
    case .selector(let node): (selector, range) = (node, nil)
    case .matrix(let node): (selector, range) = (node.selector, node.range)
    default: return nil
    }
    let matchers = selector.matchers.map { matcher in
      Value.mapping(
        [
          .init("label", .string(matcher.name)), .init("operator", .string(matcher.op.rawValue)),
          .init("value", .string(matcher.value)),
        ] + place(matcher.span))
    }
    return .mapping(
      [
        .init("metric", optional(selector.metric)), .init("matchers", .sequence(matchers)),
        .init("range", optional(range.map(printer.duration))),
        .init("offset", optional(selector.modifiers.offset.map(printer.duration))),
      ] + place(selector.span))
  }

  private func feature(_ use: FeatureUse) -> Value {
    .mapping(
      [
        .init("word", .string(use.word)), .init("since", .string(use.since)),
        .init("flag", optional(use.feature.flag)),
        .init("stable_since", optional(use.stableSince)),
      ] + place(use.span))
  }

  private func fact(_ name: String?, _ fact: LabelFact) -> Value {
    .mapping(
      [
        .init("label", optional(name)), .init("presence", .string(fact.presence.rawValue)),
        .init("value", optional(fact.value)), .init("reason", .string(fact.cause.text)),
      ] + place(fact.span))
  }

  private func result(_ result: Outcome) -> Value {
    let value = result.value
    let dead = result.dead.map { dead in
      Value.mapping([.init("reason", .string(dead.reason))] + place(dead.span))
    }
    return .mapping([
      .init("labels", .sequence(result.labels.named.map { fact($0.name, $0.fact) })),
      .init("other_labels", fact(nil, result.labels.others)),
      .init("constant", value.constant.map { .number(printer.number($0)) } ?? .null),
      .init("unit", optional(value.unit?.text)), .init("kind", optional(value.kind?.rawValue)),
      .init("always_there", .bool(value.isAlwaysThere)), .init("bool", .bool(value.isBool)),
      .init("never", dead ?? .null),
    ])
  }

  private func use(_ use: LabelUse) -> Value {
    .mapping(
      [
        .init("label", .string(use.name)), .init("role", .string(use.role.rawValue)),
        .init("presence", .string(use.fact.presence.rawValue)),
        .init("other_side", optional(use.other?.presence.rawValue)),
      ] + place(use.span))
  }
}
