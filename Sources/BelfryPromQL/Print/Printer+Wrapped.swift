extension Printer {
  /// Expressions that nest deeper are left on one line, since each level indents the lines below.
  private static let deepest = 400

  /// How what is too long is broken.
  public enum Layout: Sendable {
    /// As `promtool promql format`: a part is broken when it is longer than the width by itself,
    /// and operands are indented below their operator.
    case promtool
    /// For scalars of YAML, which cannot begin with blanks: a part is broken when it ends past the
    /// width, and operands stand flush with their operator.
    case flush
  }

  /// The expression broken at operators, arguments and parentheses where it is longer than a width
  /// in bytes, two blanks a level.
  public func pretty(
    _ expression: Expression, width: Int = 100, layout: Layout = .promtool
  ) -> String {
    pretty(expression, PrintedLine(expression, self), width, layout)
  }

  private func pretty(
    _ expression: Expression, _ line: PrintedLine, _ width: Int, _ layout: Layout
  ) -> String {
    guard isBroken(line.text, expression, width) else { return line.text }
    let wrapping = Wrapping(
      printer: self, tree: expression, width: width, layout: layout, line: line)
    return wrapping.lines(expression.root, 0)
  }

  /// Whether a text is the expression as `pretty` writes it, blanks behind it aside.
  ///
  /// Lines are broken only where the text has some as well, so that most answers cost no more than
  /// a line.
  public func isPretty(
    _ text: String, _ expression: Expression, width: Int, layout: Layout = .promtool
  ) -> Bool {
    // Lines that come of a short text are short as well, but for a few.
    let line = text.utf8.count > width ? PrintedLine(expression, self) : nil
    let flat = line?.text ?? print(expression)
    guard isBroken(flat, expression, width) else { return Self.holds(text, flat) }
    let hasLines = text.utf8.contains(UInt8(ascii: "\n"))
    guard hasLines || !expression[expression.root].isBreakable else { return false }
    let whole = line ?? PrintedLine(expression, self)
    return Self.holds(text, pretty(expression, whole, width, layout))
  }

  /// Whether an expression that reads so on one line is too long for it.
  private func isBroken(_ line: String, _ expression: Expression, _ width: Int) -> Bool {
    guard line.utf8.count > width else { return false }
    // Few parts cannot lie deep.
    return expression.nodes.count <= Self.deepest
      || expression.heights[expression.root.index] <= Self.deepest
  }

  private static func holds(_ text: String, _ printed: String) -> Bool {
    // Most expressions end without blanks.
    if text == printed { return true }
    let bytes = text.utf8
    return bytes.starts(with: printed.utf8)
      && bytes.dropFirst(printed.utf8.count).allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }
}

extension ExpressionNode {
  /// Whether more than one line comes of it where it is too long for one.
  fileprivate var isBreakable: Bool {
    switch self {
    case .binary, .paren, .aggregation: true
    case .call(let call): !call.arguments.isEmpty
    default: false
    }
  }
}

/// Breaks one expression; its depth is bounded by the caller.
private struct Wrapping {
  let printer: Printer
  let tree: Expression
  let width: Int
  let layout: Printer.Layout
  /// The whole on one line.
  let line: PrintedLine

  private func blanks(_ level: Int) -> String {
    level == 0 ? "" : String(repeating: "  ", count: level)
  }

  func lines(_ id: NodeID, _ level: Int) -> String {
    let start = layout == .flush ? 2 * level : 0
    guard start + line.places[id.index].count > width else { return flat(id, level) }
    switch tree[id] {
    case .binary(let node):
      let inner = layout == .flush ? level : level + 1
      return lines(node.left, inner) + "\n" + blanks(level) + printer.operatorText(node) + "\n"
        + lines(node.right, inner)
    case .paren(let node):
      return blanks(level) + "(\n" + lines(node.inner, level + 1) + "\n" + blanks(level) + ")"
    case .call(let node) where !node.arguments.isEmpty:
      return bracketed(node.name, node.arguments, level)
    case .aggregation(let node):
      return bracketed(printer.head(node), node.arguments, level)
    case .subquery(let node): return lines(node.expression, level) + printer.tail(node)
    case .unary(let node):
      let inner = lines(node.expression, level).drop { $0 == " " }
      return blanks(level) + (node.isNegative ? "-" : "+") + inner
    default: return flat(id, level)
    }
  }

  private func flat(_ id: NodeID, _ level: Int) -> String {
    blanks(level) + String(Substring(line.part(id)))
  }

  private func bracketed(_ head: String, _ arguments: [NodeID], _ level: Int) -> String {
    let inner = arguments.map { lines($0, level + 1) }.joined(separator: ",\n")
    return blanks(level) + head + "(\n" + inner + "\n" + blanks(level) + ")"
  }
}
