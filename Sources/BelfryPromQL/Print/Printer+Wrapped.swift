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
    let heights = expression.heights
    guard heights[expression.root.index] <= Self.deepest else { return print(expression) }
    let wrapping = Wrapping(printer: self, tree: expression, width: width, layout: layout)
    return wrapping.lines(expression.root, 0)
  }
}

/// Breaks one expression; its depth is bounded by the caller.
private struct Wrapping {
  let printer: Printer
  let tree: Expression
  let width: Int
  let layout: Printer.Layout
  /// The length of every part on one line.
  private let lengths: [Int]

  init(printer: Printer, tree: Expression, width: Int, layout: Printer.Layout) {
    self.printer = printer
    self.tree = tree
    self.width = width
    self.layout = layout
    var lengths: [Int] = []
    for node in tree.nodes {
      lengths.append(
        printer.pieces(of: node).reduce(0) { sum, piece in
          switch piece {
          case .text(let text): sum + text.utf8.count
          case .node(let id): sum + lengths[id.index]
          }
        })
    }
    self.lengths = lengths
  }

  private func blanks(_ level: Int) -> String { String(repeating: "  ", count: level) }

  func lines(_ id: NodeID, _ level: Int) -> String {
    let start = layout == .flush ? 2 * level : 0
    guard start + lengths[id.index] > width else { return blanks(level) + printer.print(tree, id) }
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
      let arguments = (node.parameter.map { [$0] } ?? []) + [node.expression]
      return bracketed(printer.head(node), arguments, level)
    case .subquery(let node): return lines(node.expression, level) + printer.tail(node)
    case .unary(let node):
      let inner = lines(node.expression, level).drop { $0 == " " }
      return blanks(level) + (node.isNegative ? "-" : "+") + inner
    default: return blanks(level) + printer.print(tree, id)
    }
  }

  private func bracketed(_ head: String, _ arguments: [NodeID], _ level: Int) -> String {
    let inner = arguments.map { lines($0, level + 1) }.joined(separator: ",\n")
    return blanks(level) + head + "(\n" + inner + "\n" + blanks(level) + ")"
  }
}
