/// An expression on one line, and where each of its parts stands in that.
struct PrintedLine {
  /// What is left to be written.
  private enum Step {
    case text(String)
    case node(NodeID)
    /// The end of a part.
    case end(NodeID)
  }

  private(set) var text = ""
  /// The bytes of every part, by its index; nothing where parts are not asked for.
  private(set) var places: [Range<Int>] = []
  private var left: [Step] = []

  /// A line whose parts are not asked for.
  init() {}

  /// The whole of an expression with the places of its parts.
  init(_ expression: Expression, _ printer: Printer) {
    places = [Range<Int>](repeating: 0..<0, count: expression.nodes.count)
    write(expression, expression.root, printer)
  }

  /// Appends a part of an expression.
  mutating func write(_ expression: Expression, _ root: NodeID, _ printer: Printer) {
    left.append(.node(root))
    while let step = left.popLast() {
      switch step {
      case .text(let words): text += words
      case .node(let id):
        if !places.isEmpty {
          places[id.index] = text.utf8.count..<text.utf8.count
          left.append(.end(id))
        }
        write(expression[id], printer)
      case .end(let id): places[id.index] = places[id.index].lowerBound..<text.utf8.count
      }
    }
  }

  /// The bytes of a part.
  func part(_ id: NodeID) -> Substring.UTF8View {
    let bytes = text.utf8
    let place = places[id.index]
    let start = bytes.index(bytes.startIndex, offsetBy: place.lowerBound)
    return bytes[start..<bytes.index(start, offsetBy: place.count)]
  }

  /// Writes what a part begins with, and remembers the rest from its end to its beginning.
  private mutating func write(_ node: ExpressionNode, _ printer: Printer) {
    switch node {
    case .number(let literal): text += printer.number(literal)
    case .string(let literal): text += printer.quoted(literal.value)
    case .variable(let variable): text += variable.text
    case .selector(let selector):
      printer.write(selector, into: &text)
      text += printer.modifiers(selector.modifiers)
    case .matrix(let matrix): printer.write(matrix, into: &text)
    case .subquery(let subquery):
      left.append(.text(printer.tail(subquery)))
      left.append(.node(subquery.expression))
    case .call(let call):
      text += call.name
      list(call.arguments)
    case .aggregation(let node):
      printer.writeHead(node, into: &text)
      list(node.arguments)
    case .binary(let node):
      left.append(.node(node.right))
      left.append(.text(" " + printer.operatorText(node) + " "))
      left.append(.node(node.left))
    case .unary(let node):
      text += node.isNegative ? "-" : "+"
      left.append(.node(node.expression))
    case .paren(let node):
      text += "("
      left.append(.text(")"))
      left.append(.node(node.inner))
    case .invalid: text += "…"
    }
  }

  private mutating func list(_ nodes: [NodeID]) {
    text += "("
    left.append(.text(")"))
    for (place, node) in nodes.enumerated().reversed() {
      left.append(.node(node))
      if place > 0 { left.append(.text(", ")) }
    }
  }
}
