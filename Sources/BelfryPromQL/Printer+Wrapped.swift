extension Printer {
  /// The expression wrapped to a width in characters, as `promtool promql format` wraps it:
  /// what does not fit is broken at operators, arguments and parentheses.
  public func pretty(_ expression: Expr, width: Int = 80) -> String {
    lines(expression, indent: 0, width: width)
  }

  private func blanks(_ indent: Int) -> String { String(repeating: "  ", count: indent) }

  private func lines(_ expression: Expr, indent: Int, width: Int) -> String {
    let flat = print(expression)
    if indent * 2 + flat.count <= width { return blanks(indent) + flat }
    switch expression {
    case .binary(let node):
      return lines(node.left, indent: indent, width: width) + "\n"
        + blanks(indent) + operatorText(node) + "\n"
        + lines(node.right, indent: indent, width: width)
    case .paren(let inner, _):
      return blanks(indent) + "(\n" + lines(inner, indent: indent + 1, width: width) + "\n"
        + blanks(indent) + ")"
    case .call(let node):
      return bracketed(node.name, node.arguments, indent, width)
    case .aggregation(let node):
      let parts = [node.parameter, node.expression].compactMap { $0 }
      return bracketed(aggregationHead(node), parts, indent, width)
    default: return blanks(indent) + flat
    }
  }

  private func bracketed(_ head: String, _ parts: [Expr], _ indent: Int, _ width: Int) -> String {
    let inner = parts.map { lines($0, indent: indent + 1, width: width) }
    return blanks(indent) + head + "(\n" + inner.joined(separator: ",\n") + "\n" + blanks(indent)
      + ")"
  }
}
