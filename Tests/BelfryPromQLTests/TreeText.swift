import BelfryPromQL
import BelfrySource

/// Writes a parsed expression in one line, as the conformance data is written.
struct TreeText {
  let tree: Expression

  static func number(_ value: Double) -> String { value.isNaN ? "nan" : "\(value)" }

  private func span(_ span: Span) -> String { "@\(span.start)-\(span.end)" }

  func text(_ id: NodeID?) -> String {
    guard let id else { return "-" }
    switch tree[id] {
    case .number(let node): return "number \(Self.number(node.value))\(span(node.span))"
    case .string(let node): return "string \(node.value)\(span(node.span))"
    case .selector(let node): return selector(node) + span(node.span)
    case .matrix(let node):
      return "matrix(\(selector(node.selector))\(span(node.selector.span)) "
        + "[\(duration(node.range))])-\(node.span.end)"
    case .subquery(let node):
      let step = node.step.map(duration) ?? ""
      return "subquery(\(text(node.expression)) [\(duration(node.range)):\(step)]"
        + "\(modifiers(node.modifiers)))-\(node.span.end)"
    case .call(let node):
      return "call \(node.name)(\(node.arguments.map(text).joined(separator: ", ")))"
        + span(node.span)
    case .aggregation(let node):
      let without = node.grouping?.isWithout == true ? " without" : ""
      return "aggregation \(node.op)\(without) [\(labels(node.grouping?.labels ?? []))]"
        + "(\(text(node.parameter)), \(text(node.expression)))\(span(node.span))"
    case .binary(let node): return binary(node)
    case .unary(let node):
      return "unary \(node.isNegative ? "-" : "+")(\(text(node.expression)))@\(node.span.start)"
    case .paren(let node): return "paren(\(text(node.inner)))\(span(node.span))"
    case .variable, .invalid: return "none"
    }
  }

  private func labels(_ labels: [LabelRef]) -> String {
    labels.map(\.name).joined(separator: ",")
  }

  private func binary(_ node: Binary) -> String {
    let types = tree.types
    var matching = ""
    if types[node.left.index] == .vector, types[node.right.index] == .vector {
      let said = node.matching
      let card = said?.many.map { $0 == .left ? "left" : "right" }
      matching =
        " \(card ?? (node.op.isSet ? "many" : "one")) on=\(said?.isOn ?? false)"
        + " [\(labels(said?.labels ?? []))] [\(labels(said?.included ?? []))]"
    }
    return "binary \(node.op.rawValue)\(node.isBool ? " bool" : "")\(matching)"
      + "(\(text(node.left)), \(text(node.right)))"
  }

  private func selector(_ node: VectorSelector) -> String {
    let matchers = node.matchers.map { "\($0.name) \($0.op.rawValue) \($0.value)" }
    return "selector \(node.name ?? "") {\(matchers.joined(separator: ", "))}"
      + modifiers(node.modifiers)
  }

  private func modifiers(_ modifiers: TimeModifiers) -> String {
    var text = modifiers.extended.map { " \($0.rawValue)" } ?? ""
    switch modifiers.at {
    case .timestamp(let literal): text += " @\(Int64((literal.value * 1000).rounded()))"
    case .start: text += " @start"
    case .end: text += " @end"
    case nil: break
    }
    return modifiers.offset.map { text + " offset \(duration($0))" } ?? text
  }

  /// A single literal counts by its length alone.
  private func duration(_ duration: RangeDuration) -> String {
    if case .literal(let literal) = duration {
      return Self.number((literal.value * 1000).rounded() / 1000)
    }
    return arithmetic(duration)
  }

  private func arithmetic(_ duration: RangeDuration) -> String {
    switch duration {
    case .literal(let literal): "number \(Self.number(literal.value))\(span(literal.span))"
    case .variable(let variable): variable.text
    case .context(let context, let span): "\(context.rawValue)@\(span.start)"
    case .choice(let choice, let left, let right, let span):
      "\(choice.rawValue)(\(arithmetic(left)), \(arithmetic(right)))@\(span.start)"
    case .unary(let op, let inner, let span):
      "\(op.rawValue)(\(arithmetic(inner)))@\(span.start)"
    case .binary(let op, let left, let right):
      "\(op.rawValue)(\(arithmetic(left)), \(arithmetic(right)))"
    case .paren(let inner, _): "paren(\(arithmetic(inner)))"
    }
  }
}
