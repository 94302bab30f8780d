/// Writes expressions.
public struct Printer: Sendable {
  /// A printer.
  public init() {}

  /// The expression on one line, as Prometheus prints it.
  public func print(_ expression: Expr) -> String {
    switch expression {
    case .number(let node): return node.text
    case .string(let node): return quoted(node.value)
    case .selector(let node): return selector(node) + modifiers(node.modifiers)
    case .matrix(let node):
      return selector(node.selector) + "[\(node.range.text)]" + modifiers(node.selector.modifiers)
    case .subquery(let node):
      return print(node.expression) + "[\(node.range.text):\(node.step?.text ?? "")]"
        + modifiers(node.modifiers)
    case .call(let node): return node.name + "(" + list(node.arguments) + ")"
    case .aggregation(let node):
      let inner = list([node.parameter, node.expression].compactMap { $0 })
      return aggregationHead(node) + "(" + inner + ")"
    case .binary(let node):
      return print(node.left) + " " + operatorText(node) + " " + print(node.right)
    case .unary(let node): return node.op + print(node.expression)
    case .paren(let inner, _): return "(" + print(inner) + ")"
    }
  }

  private func list(_ expressions: [Expr]) -> String {
    expressions.map(print).joined(separator: ", ")
  }

  func aggregationHead(_ node: Aggregation) -> String {
    guard let grouping = node.grouping else { return node.op }
    let word = grouping.isWithout ? "without" : "by"
    return "\(node.op) \(word) (\(labels(grouping.labels))) "
  }

  func labels(_ labels: [LabelRef]) -> String {
    labels.map { labelName($0.name) }.joined(separator: ", ")
  }

  func operatorText(_ node: Binary) -> String {
    var text = node.op + (node.isBool ? " bool" : "")
    guard let matching = node.matching else { return text }
    if matching.isOn || !matching.labels.isEmpty || matching.many != nil {
      text += " \(matching.isOn ? "on" : "ignoring") (\(labels(matching.labels)))"
    }
    if let many = matching.many { text += " \(many.rawValue) (\(labels(matching.included)))" }
    for fill in matching.fills { text += " \(fill.name) (\(print(fill.value)))" }
    return text
  }

  func selector(_ node: VectorSelector) -> String {
    let matchers = node.matchers.map {
      labelName($0.name) + $0.op.rawValue + quoted($0.value)
    }
    let name = node.name ?? ""
    return matchers.isEmpty ? name : name + "{" + matchers.joined(separator: ",") + "}"
  }

  func modifiers(_ modifiers: TimeModifiers) -> String {
    var text = modifiers.extended.map { " \($0)" } ?? ""
    switch modifiers.at {
    case .timestamp(let number): text += " @ \(number.text)"
    case .start: text += " @ start()"
    case .end: text += " @ end()"
    case nil: break
    }
    if let offset = modifiers.offset {
      text += " offset \(modifiers.isNegative ? "-" : "")\(offset.text)"
    }
    return text
  }

  private func labelName(_ name: String) -> String {
    let bytes = Array(name.utf8)
    let isPlain = (isLetter(bytes.first) || bytes.first == 0x5F) && bytes.allSatisfy { isWord($0) }
    return isPlain ? name : quoted(name)
  }

  /// The text in double quotes with Go's escapes.
  func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + (digits.count == 1 ? "0" : "") + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
