package import BelfryPromQL
import BelfrySource
import BelfryYAML

/// What is known of a PromQL expression: its tree, types, labels with reasons, and what it reads.
package struct ExpressionReport {
  let file: SourceFile
  let parsed: ParsedExpression
  let tree: Expression
  let analysis: Analysis
  let types: [ValueType]
  let printer = Printer()

  /// A report on an expression that was parsed from a text without errors.
  package init(_ text: String, _ parsed: ParsedExpression) {
    file = SourceFile(path: "expression", text: text)
    self.parsed = parsed
    tree = parsed.tree
    analysis = Analysis(of: tree)
    types = tree.types
  }

  /// What a part does, without its parts.
  func title(_ node: ExpressionNode) -> String {
    switch node {
    case .number(let literal): return printer.number(literal)
    case .string(let literal): return printer.quoted(literal.value)
    case .variable(let variable): return "variable \(variable.text)"
    case .selector(let selector): return printer.selector(selector)
    case .matrix(let matrix): return printer.matrix(matrix)
    case .subquery(let subquery): return "subquery \(printer.tail(subquery))"
    case .call(let call): return "\(call.name)()"
    case .aggregation(let node):
      guard let grouping = node.grouping else { return node.op }
      let labels = grouping.labels.map(\.name).joined(separator: ", ")
      return "\(node.op) \(grouping.isWithout ? "without" : "by") (\(labels))"
    case .binary(let node): return printer.operatorText(node)
    case .unary(let node): return node.isNegative ? "-" : "+"
    case .paren: return "( )"
    case .invalid: return "unreadable"
    }
  }

  /// The kind of metric that a function is meant for.
  func expects(_ node: ExpressionNode) -> String? {
    guard case .call(let call) = node else { return nil }
    return switch Function.named(call.name)?.expects {
    case .counter: "counter"
    case .gauge: "gauge"
    case .histogram: "histogram"
    case .nativeHistogram: "native histogram"
    case .any, nil: nil
    }
  }

  /// Facts about a value in a few words.
  func words(_ value: ValueFacts) -> String {
    var words: [String] = []
    if let constant = value.constant { words.append("always \(printer.number(constant))") }
    if value.isBool, value.constant == nil { words.append("0 or 1") }
    if let kind = value.kind { words.append(kind.rawValue) }
    if let unit = value.unit { words.append(unit.text) }
    if value.isAlwaysThere { words.append("there whatever data there is") }
    return words.joined(separator: ", ")
  }
}
