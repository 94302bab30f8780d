/// Writes expressions.
///
/// Nothing recurses, so that an expression of any length can be written.
public struct Printer: Sendable {
  /// A printer.
  public init() {}

  /// The expression on one line, as Prometheus prints it: matchers in order, numbers in plain digits.
  public func print(_ expression: Expression) -> String { print(expression, expression.root) }

  /// A part of an expression on one line.
  public func print(_ expression: Expression, _ root: NodeID) -> String {
    var line = PrintedLine()
    line.write(expression, root, self)
    return line.text
  }

  // MARK: Parts without parts

  /// A number or duration.
  package func number(_ literal: NumberLiteral) -> String {
    guard literal.isDuration, let length = Int64(exactly: (literal.value * 1000).rounded()) else {
      return plainText(literal.value)
    }
    return (length < 0 ? "-" : "") + durationText(milliseconds: length.magnitude.clamped)
  }

  /// A number in plain digits, as short as it can be read back.
  package func number(_ value: Double) -> String { plainText(value) }

  /// A selector without its modifiers.
  package func selector(_ node: VectorSelector) -> String {
    var text = ""
    write(node, into: &text)
    return text
  }

  /// Appends a selector without its modifiers.
  func write(_ node: VectorSelector, into text: inout String) {
    if let name = node.name { text += name }
    guard !node.matchers.isEmpty else { return }
    text += "{"
    if node.matchers.count == 1 {
      write(node.matchers[0], into: &text)
    } else {
      text += node.matchers.map(matcher).sorted().joined(separator: ",")
    }
    text += "}"
  }

  /// A matcher as it stands in braces.
  public func matcher(_ matcher: LabelMatcher) -> String {
    var text = ""
    write(matcher, into: &text)
    return text
  }

  private func write(_ matcher: LabelMatcher, into text: inout String) {
    text += labelName(matcher.name)
    text += matcher.op.rawValue
    write(quoted: matcher.value, into: &text)
  }

  /// A selector with its range and modifiers.
  package func matrix(_ node: MatrixSelector) -> String {
    var text = ""
    write(node, into: &text)
    return text
  }

  /// Appends a selector with its range and modifiers.
  func write(_ node: MatrixSelector, into text: inout String) {
    write(node.selector, into: &text)
    text += "["
    text += duration(node.range)
    text += "]"
    text += modifiers(node.selector.modifiers)
  }

  /// Range, step and modifiers of a subquery.
  package func tail(_ node: Subquery) -> String {
    "[\(duration(node.range)):\(node.step.map(duration) ?? "")]" + modifiers(node.modifiers)
  }

  func head(_ node: Aggregation) -> String {
    var text = ""
    writeHead(node, into: &text)
    return text
  }

  /// Appends an aggregation up to its arguments.
  func writeHead(_ node: Aggregation, into text: inout String) {
    text += node.op
    guard let grouping = node.grouping else { return }
    text += grouping.isWithout ? " without (" : " by ("
    write(grouping.labels, into: &text)
    text += ") "
  }

  private func labels(_ labels: [LabelRef]) -> String {
    var text = ""
    write(labels, into: &text)
    return text
  }

  private func write(_ labels: [LabelRef], into text: inout String) {
    for (place, label) in labels.enumerated() {
      if place > 0 { text += ", " }
      text += labelName(label.name)
    }
  }

  /// An operator with how its sides match.
  package func operatorText(_ node: Binary) -> String {
    var text = node.op.rawValue
    if node.isBool { text += " bool" }
    guard let matching = node.matching else { return text }
    if matching.isSaid {
      text += " \(matching.isOn ? "on" : "ignoring") (\(labels(matching.labels)))"
    }
    if let many = matching.many { text += " \(many.rawValue) (\(labels(matching.included)))" }
    let left = matching.fillLeft.map(number)
    let right = matching.fillRight.map(number)
    if let left, left == right { return text + " fill (\(left))" }
    if let left { text += " fill_left (\(left))" }
    if let right { text += " fill_right (\(right))" }
    return text
  }

  func modifiers(_ modifiers: TimeModifiers) -> String {
    if modifiers.isEmpty { return "" }
    var text = modifiers.extended.map { " \($0.rawValue)" } ?? ""
    switch modifiers.at {
    case .timestamp(let literal): text += " @ \(timestamp(literal.value))"
    case .start: text += " @ start()"
    case .end: text += " @ end()"
    case nil: break
    }
    if let offset = modifiers.offset { text += " offset \(duration(offset))" }
    return text
  }

  /// Seconds with three digits of milliseconds, as Prometheus prints the instant after `@`.
  private func timestamp(_ seconds: Double) -> String {
    guard let count = Int64(exactly: (seconds * 1000).rounded()) else { return plainText(seconds) }
    let digits = String(count.magnitude % 1000)
    let padding = String(repeating: "0", count: 3 - digits.count)
    return "\(count < 0 ? "-" : "")\(count.magnitude / 1000).\(padding)\(digits)"
  }

  // MARK: Durations

  /// A duration in brackets or behind `offset`; its depth is bounded by the parser.
  package func duration(_ duration: RangeDuration) -> String {
    switch duration {
    case .literal(let literal):
      var literal = literal
      literal.isDuration = true
      return number(literal)
    case .variable(let variable): return variable.text
    case .context(let context, _): return "\(context.rawValue)()"
    case .choice(let choice, let left, let right, _):
      return "\(choice.rawValue)(\(operand(left)), \(operand(right)))"
    case .unary(let op, let inner, _): return op.rawValue + operand(inner)
    case .binary(let op, let left, let right):
      return "\(operand(left)) \(op.rawValue) \(operand(right))"
    case .paren(let inner, _): return "(\(operand(inner)))"
    }
  }

  /// Inside arithmetic a bare number stays one.
  private func operand(_ duration: RangeDuration) -> String {
    if case .literal(let literal) = duration { return number(literal) }
    return self.duration(duration)
  }

  // MARK: Texts

  private func labelName(_ name: String) -> String {
    isPlainLabel(name) || name.contains("$") || name.contains("[[") ? name : quoted(name)
  }

  /// The text in double quotes with Go's escapes.
  package func quoted(_ text: String) -> String {
    var result = ""
    write(quoted: text, into: &result)
    return result
  }

  private func write(quoted text: String, into result: inout String) {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }
    result += "\""
    if isPlain {
      result += text
      result += "\""
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{7}": result += "\\a"
      case "\u{8}": result += "\\b"
      case "\u{B}": result += "\\v"
      case "\u{C}": result += "\\f"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + (digits.count == 1 ? "0" : "") + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    result += "\""
  }
}

extension UInt64 {
  /// The number as a signed one, cut to its greatest value.
  fileprivate var clamped: Int64 { Int64(clamping: self) }
}
