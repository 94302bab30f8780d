import BelfryRegex
import BelfrySource

/// Finds parts that do not fit together, as Prometheus refuses them before it evaluates.
struct TypeChecker {
  private let tree: Expression
  private let types: [ValueType]
  /// Whether texts may hold variables of Grafana's, which stand for what is not known yet.
  private let grafana: Bool
  /// Second arguments of `info`: matchers that may select anything.
  private let infoLabels: Set<NodeID>
  private var errors: [SyntaxError] = []

  static func check(
    _ tree: Expression, _ types: [ValueType], grafana: Bool
  ) -> [SyntaxError] {
    var checker = TypeChecker(tree, types, grafana: grafana)
    for (index, node) in tree.nodes.enumerated() { checker.check(node, NodeID(index)) }
    return checker.errors
  }

  private init(_ tree: Expression, _ types: [ValueType], grafana: Bool) {
    self.tree = tree
    self.grafana = grafana
    self.types = types
    var infoLabels: Set<NodeID> = []
    for case .call(let call) in tree.nodes where call.name == "info" && call.arguments.count > 1 {
      infoLabels.insert(call.arguments[1])
    }
    self.infoLabels = infoLabels
  }

  private func type(_ id: NodeID) -> ValueType { types[id.index] }

  private mutating func report(
    _ message: String, at span: Span, kind: SyntaxError.Kind = .type
  ) {
    errors.append(SyntaxError(message, at: span, kind: kind))
  }

  private mutating func expect(_ type: ValueType, _ id: NodeID, _ context: String) {
    let found = self.type(id)
    guard !type.accepts(found) else { return }
    report("\(context) wants \(article(type)), not \(article(found))", at: tree[id].span)
  }

  private func article(_ type: ValueType) -> String {
    (type == .vector ? "an " : "a ") + type.rawValue
  }

  private mutating func check(_ node: ExpressionNode, _ id: NodeID) {
    switch node {
    case .number, .string, .variable, .invalid, .paren: break
    case .selector(let selector):
      check(selector, isLabelsOfInfo: infoLabels.contains(id))
    case .matrix(let matrix): check(matrix.selector)
    case .subquery(let subquery): expect(.vector, subquery.expression, "a subquery")
    case .unary(let unary):
      let type = type(unary.expression)
      if type == .string || type == .matrix {
        report(
          "a sign wants a number or an instant vector, not \(article(type))", at: unary.span)
      }
    case .call(let call): check(call)
    case .aggregation(let aggregation): check(aggregation)
    case .binary(let binary): check(binary)
    }
  }

  private func isVariable(_ text: String) -> Bool {
    grafana && (text.contains("$") || text.contains("[["))
  }

  // MARK: Selectors, functions and aggregations

  private mutating func check(_ selector: VectorSelector, isLabelsOfInfo: Bool = false) {
    for matcher in selector.matchers
    where matcher.op.isRegex && matcher.regex == nil && !isVariable(matcher.value) {
      guard let fault = Pattern.fault(in: matcher.value) else { continue }
      report("the regular expression cannot be used: \(fault.message)", at: matcher.valueSpan)
    }
    if isLabelsOfInfo { return }
    guard selector.name == nil, !selector.matchers.contains(where: \.refusesEmpty) else { return }
    report(
      "this selects everything; name a metric or a label that cannot be empty",
      at: selector.span)
  }

  private mutating func check(_ call: Call) {
    guard let function = Function.named(call.name) else {
      let names = Function.names + aggregations.keys.sorted()
      let hint = nearest(to: call.name, in: names).map { "; did you mean '\($0)'?" } ?? ""
      if isVariable(call.name) { return }
      report("unknown function '\(call.name)'\(hint)", at: call.nameSpan, kind: .unknownFunction)
      return
    }
    if !function.counts.contains(call.arguments.count) {
      report(
        "'\(call.name)' takes \(words(function.counts)), not \(call.arguments.count)",
        at: call.span)
    }
    for (index, argument) in call.arguments.enumerated() {
      guard index < function.counts.upperBound, let wanted = function.type(at: index) else { break }
      expect(wanted, argument, "'\(call.name)'")
    }
    if call.name == "info", call.arguments.count > 1 { checkInfo(call.arguments[1]) }
  }

  private mutating func checkInfo(_ labels: NodeID) {
    if case .selector(let selector) = tree[labels], selector.name == nil { return }
    guard type(labels) == .vector else { return }
    report("'info' wants matchers in braces, without a metric", at: tree[labels].span)
  }

  private func words(_ counts: ClosedRange<Int>) -> String {
    let words =
      counts.upperBound == .max
      ? "\(counts.lowerBound) or more"
      : counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
    return words + (counts == 1...1 ? " argument" : " arguments")
  }

  private mutating func check(_ aggregation: Aggregation) {
    expect(.vector, aggregation.expression, "'\(aggregation.op)'")
    if let parameter = aggregation.parameter, let type = aggregations[aggregation.op]?.parameter {
      expect(type, parameter, "the first argument of '\(aggregation.op)'")
    }
  }

  // MARK: Operators

  private mutating func check(_ node: Binary) {
    if node.isBool, !node.op.isComparison {
      report("'bool' belongs behind comparisons only", at: Span(node.opSpan.start, node.span.end))
    }
    let sides = [type(node.left), type(node.right)]
    for (side, type) in zip([node.left, node.right], sides) where type == .string || type == .matrix
    {
      report(
        "'\(node.op.rawValue)' wants numbers or instant vectors, not \(article(type))",
        at: tree[side].span)
    }
    guard sides.allSatisfy({ $0 == .scalar || $0 == .vector }) else { return }
    if sides == [.vector, .vector] {
      checkMatching(node)
    } else {
      if let matching = node.matching, !matching.labels.isEmpty || matching.isOn {
        report(
          "'\(matching.isOn ? "on" : "ignoring")' needs an instant vector on both sides",
          at: matching.span)
      } else if let matching = node.matching, matching.fillLeft ?? matching.fillRight != nil {
        report("'fill' needs an instant vector on both sides", at: matching.span)
      }
      if node.op.isSet {
        report("'\(node.op.rawValue)' needs an instant vector on both sides", at: node.span)
      }
    }
    if sides == [.scalar, .scalar], node.op.isComparison, !node.isBool {
      report("a comparison of two numbers needs 'bool'", at: node.opSpan)
    }
  }

  private mutating func checkMatching(_ node: Binary) {
    guard let matching = node.matching else { return }
    if node.op.isSet {
      if let many = matching.many {
        report(
          "'\(node.op.rawValue)' cannot have '\(many.rawValue)'",
          at: matching.manySpan ?? matching.span)
      }
      if matching.fillLeft ?? matching.fillRight != nil {
        report("'\(node.op.rawValue)' cannot have 'fill'", at: matching.span)
      }
    }
    guard matching.isOn else { return }
    for label in matching.included where matching.labels.contains(where: { $0.name == label.name })
    {
      report(
        "'\(label.name)' cannot stand in both 'on' and '\(matching.many?.rawValue ?? "group")'",
        at: label.span)
    }
  }
}
